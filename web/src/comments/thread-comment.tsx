import { graphql, useFragment } from 'react-relay/hooks';
import type { threadComment_comment$key } from '../__generated__/threadComment_comment.graphql.ts';
import { Author } from '../ui/author.tsx';
import { CommentBody } from './comment-body.tsx';
import { CommentFacts } from './comment-facts.tsx';

/** A comment in its place in a thread. */
export function ThreadComment({ comment: key }: { readonly comment: threadComment_comment$key }) {
  const comment = useFragment(
    graphql`
      fragment threadComment_comment on Comment {
        authorName
        author {
          username
        }
        ...commentBody_comment
        ...commentFacts_comment
      }
    `,
    key,
  );
  return (
    <article className="card">
      <p className="meta">
        <Author author={comment.author} name={comment.authorName} />
        <CommentFacts comment={comment} />
      </p>
      <CommentBody comment={comment} headingLevel={3} />
    </article>
  );
}
