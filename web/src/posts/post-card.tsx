import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { postCard_post$key } from '../__generated__/postCard_post.graphql.ts';
import { Title } from '../text/title.tsx';
import { amount } from '../ui/amount.ts';
import { Byline } from '../ui/byline.tsx';
import { NewCount } from '../ui/member-parts.ts';
import { MemberPart } from '../ui/member-tools.tsx';
import { Moment } from '../ui/moment.tsx';
import { MutedFold } from '../ui/muted-fold.tsx';
import { Score } from '../ui/score.tsx';
import { postPath } from './post-path.ts';

interface PostCardProps {
  readonly post: postCard_post$key;
  /** Whether its author is named. If not, it stands among what they wrote, and is never folded. */
  readonly hasAuthor?: boolean;
  /** Stands behind the times, in the line of facts. */
  readonly more?: ReactNode;
}

/** A post in a list. */
export function PostCard({ post: key, hasAuthor = false, more }: PostCardProps) {
  const post = useFragment(
    graphql`
      fragment postCard_post on Post {
        id
        slug
        title
        titleHtml
        kind
        score
        commentCount
        publishedAt
        curatedAt
        authorName
        isMuted
        author {
          username
          avatar {
            url(width: 160)
          }
        }
        body {
          excerpt(length: 200)
        }
      }
    `,
    key,
  );
  return (
    <article className="card">
      <MutedFold isFolded={hasAuthor && post.isMuted}>
        <h3 dir="auto">
          <Link href={postPath(post.slug)}>
            <Title of={post} />
          </Link>
        </h3>
        <p className="excerpt" dir="auto">
          {post.body.excerpt}
        </p>
        <p className="meta">
          {hasAuthor && <Byline author={post.author} name={post.authorName} />}
          <Score value={post.score} />
          <span>{amount(post.commentCount, 'comment')}</span>
          <MemberPart subjectId={post.id} tools={NewCount} />
          {post.publishedAt && <Moment at={post.publishedAt} />}
          {more}
          {post.curatedAt !== null && <span className="badge">curated</span>}
          {post.kind !== 'ARTICLE' && <span className="badge">{post.kind.toLowerCase()}</span>}
        </p>
      </MutedFold>
    </article>
  );
}
