import { graphql, useFragment } from 'react-relay/hooks';
import type { commentBody_comment$key } from '../__generated__/commentBody_comment.graphql.ts';
import { RichHtml } from '../text/rich-html.tsx';

interface CommentBodyProps {
  readonly comment: commentBody_comment$key;
  /** Of its topmost headings, if it has any. */
  readonly headingLevel: number;
}

/** What a comment says, and how its author stands to it today. */
export function CommentBody({ comment: key, headingLevel }: CommentBodyProps) {
  const { body, isDeleted, isRetracted } = useFragment(
    graphql`
      fragment commentBody_comment on Comment {
        isDeleted
        isRetracted
        body {
          html
        }
      }
    `,
    key,
  );
  if (isDeleted) return <p className="nothing">This comment was deleted.</p>;
  if (!isRetracted) return <RichHtml html={body.html} headingLevel={headingLevel} />;
  return (
    <div className="retracted">
      <p className="meta">Retracted by its author</p>
      <RichHtml html={body.html} headingLevel={headingLevel} />
    </div>
  );
}
