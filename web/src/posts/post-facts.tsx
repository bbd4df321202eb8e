import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { postFacts_post$key } from '../__generated__/postFacts_post.graphql.ts';
import { CopyLink } from '../copy-link/copy-link.tsx';
import { browserPath } from '../paths.ts';
import { amount } from '../ui/amount.ts';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';
import { Score } from '../ui/score.tsx';
import { postPath } from './post-path.ts';

/** Who wrote a post and when, and how it was taken. */
export function PostFacts({ post: key }: { readonly post: postFacts_post$key }) {
  const post = useFragment(
    graphql`
      fragment postFacts_post on Post {
        slug
        kind
        score
        isLocked
        isPinned
        curatedAt
        isHeld
        isHidden
        publishedAt
        editedAt
        authorName
        author {
          username
        }
        coauthors {
          id
          username
          displayName
        }
        readingMinutes
      }
    `,
    key,
  );
  return (
    <ul className="facts" aria-label="Facts">
      <li>
        <Author author={post.author} name={post.authorName} />
      </li>
      {post.coauthors.map((author) => (
        <li key={author.id}>
          <Author author={author} name={author.displayName} />
        </li>
      ))}
      {post.publishedAt && (
        <li>
          <Moment at={post.publishedAt} />
        </li>
      )}
      {post.editedAt && (
        <li>
          <Link href={`${postPath(post.slug)}/history`}>edited</Link> <Moment at={post.editedAt} />
        </li>
      )}
      <li>
        <Score value={post.score} />
      </li>
      <li>{amount(post.readingMinutes, 'minute')} to read</li>
      {post.kind !== 'ARTICLE' && <li>{post.kind.toLowerCase()}</li>}
      {post.isHidden && <li>{post.isHeld ? 'waits for review' : 'hidden'}</li>}
      {post.isLocked && <li>locked</li>}
      {post.isPinned && <li>pinned</li>}
      {post.curatedAt !== null && <li>curated</li>}
      <li>
        <CopyLink path={postPath(post.slug)} of="the post" />
      </li>
      <li>
        <a href={browserPath(`${postPath(post.slug)}/feed.atom`)}>feed of the comments</a>
      </li>
    </ul>
  );
}
