import { useContext, useEffect, useRef, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link, useSearch } from 'wouter';
import type { commentPageQuery } from '../__generated__/commentPageQuery.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { commentPath } from '../comments/comment-path.ts';
import { CommentThread } from '../comments/comment-thread.tsx';
import { ThreadComment } from '../comments/thread-comment.tsx';
import { postPath } from '../posts/post-path.ts';
import { Title } from '../text/title.tsx';
import { amount } from '../ui/amount.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { ChangedComments } from '../ui/member-parts.ts';
import { NotFound } from '../ui/not-found.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { wikiPath } from '../wiki/wiki-path.ts';

/** A comment with the thread around it: the nearest that it replies to, and what replies to it. */
export default function CommentPage({ id }: { readonly id: string }) {
  const { id: viewerId } = useContext(Viewer);
  const isFirst = useIsFirst();
  const search = useSearch();
  const [after] = useState(() => new URLSearchParams(search).get('after') ?? undefined);
  const { node } = useLazyLoadQuery<commentPageQuery>(
    graphql`
      query commentPageQuery($id: ID!, $after: String) {
        node(id: $id) {
          ... on Comment {
            authorName
            isDeleted
            depth
            post {
              id
              slug
              title
              titleHtml
              plainTitle
            }
            wikiPage {
              id
              slug
              title
              titleHtml
              plainTitle
            }
            ancestors(last: 10) {
              id
              ...threadComment_comment
            }
          }
          ...commentThread_comment @alias(as: "thread") @arguments(cursor: $after)
        }
      }
    `,
    { id, after },
    useQueryOptions(),
  );
  const place = node?.post ?? node?.wikiPage;
  const author = node?.isDeleted ? 'A deleted comment' : node?.authorName;
  usePageTitle(place ? `${author} on ${place.plainTitle}` : undefined);
  const focus = useRef<HTMLDivElement>(null);
  useEffect(() => {
    focus.current?.scrollIntoView({ block: 'center' });
  }, []);

  if (!node?.thread || !place) return <NotFound what="comment" />;
  const path = node.post ? postPath(place.slug) : wikiPath(place.slug);
  const { ancestors = [], depth = 0, post, wikiPage } = node;
  const [first] = ancestors;
  const above = depth - ancestors.length;
  return (
    <div className="page">
      <h1>
        <bdi>{author}</bdi> on{' '}
        <Link href={path}>
          <bdi>
            <Title of={place} />
          </bdi>
        </Link>
      </h1>
      <p className="meta">
        <Link href={`${path}${node.post ? '#comments' : '#discussion'}`}>The whole discussion</Link>
      </p>
      <div className="thread around">
        {first && above > 0 && (
          <Link href={commentPath({ id: first.id, post, wikiPage })} className="continue-thread">
            Earlier in this thread ({amount(above, 'comment')})
          </Link>
        )}
        {ancestors.map((ancestor) => (
          <ThreadComment key={ancestor.id} comment={ancestor} />
        ))}
        <div ref={focus}>
          <CommentThread comment={node.thread} isFocused />
        </div>
      </div>
      {viewerId !== null && !isFirst && (
        <PartBoundary waiting={null}>
          <ChangedComments subjectId={place.id} />
        </PartBoundary>
      )}
    </div>
  );
}
