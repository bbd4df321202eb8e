import { Fragment, lazy } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { postArticle_post$key } from '../__generated__/postArticle_post.graphql.ts';
import { Poll } from '../polls/poll.tsx';
import { ReactionCounts } from '../reactions/reaction-counts.tsx';
import { sequencePath } from '../sequences/sequence-path.ts';
import { SequenceSteps } from '../sequences/sequence-steps.tsx';
import { Contents } from '../text/contents.tsx';
import { RichHtml } from '../text/rich-html.tsx';
import { Title } from '../text/title.tsx';
import { TopicLinks } from '../text/topic-links.tsx';
import { PostActions, TopicRelevance } from '../ui/member-parts.ts';
import { MemberTools } from '../ui/member-tools.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { PostFacts } from './post-facts.tsx';

/** Loaded by members. */
const PostTools = lazy(() => import('../authoring/post-tools.tsx'));

/** The post itself. */
export function PostArticle({ post: key }: { readonly post: postArticle_post$key }) {
  const post = useFragment(
    graphql`
      fragment postArticle_post on Post {
        id
        title
        titleHtml
        linkUrl
        ...postFacts_post
        ...poll_post
        ...reactionCounts_subject
        body {
          html
          headings {
            anchor
            level
            text
          }
        }
        topics(first: 20) {
          nodes {
            id
            slug
            title
            titleHtml
          }
        }
        sequences(first: 5) {
          nodes {
            id
            slug
            title
            titleHtml
          }
        }
      }
    `,
    key,
  );
  return (
    <article>
      <header className="post-header">
        <h1 dir="auto">
          <Title of={post} />
        </h1>
        <PostFacts post={post} />
        {post.linkUrl && (
          <p>
            <a href={post.linkUrl} rel="nofollow ugc noopener">
              {post.linkUrl}
            </a>
          </p>
        )}
        <MemberTools subjectId={post.id} tools={PostTools} className="page-tools" />
      </header>
      <Contents headings={post.body.headings} />
      <RichHtml html={post.body.html} headingLevel={2} isMain />
      <Poll post={post} />
      <ReactionCounts subject={post} name="the post" />
      <MemberTools subjectId={post.id} tools={PostActions} />
      <TopicLinks label="Topics" of={post.topics} />
      {post.topics.nodes.length > 0 && <MemberTools subjectId={post.id} tools={TopicRelevance} />}
      {post.sequences.nodes.map((node) => (
        <Fragment key={node.id}>
          <p className="meta">
            <span>
              Part of{' '}
              <Link href={sequencePath(node.slug)}>
                <bdi>
                  <Title of={node} />
                </bdi>
              </Link>
            </span>
          </p>
          <PartBoundary waiting={null}>
            <SequenceSteps postId={post.id} sequenceId={node.id} title={node.title} />
          </PartBoundary>
        </Fragment>
      ))}
    </article>
  );
}
