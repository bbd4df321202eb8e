import type { RefObject } from 'react';
import type { commentActions_comment$data } from '../__generated__/commentActions_comment.graphql.ts';
import { ReactButton } from '../reactions/react-button.tsx';
import { DisclosureButton } from './disclosure-button.tsx';
import { DeleteButton, RestoreButton } from './own-comment-buttons.tsx';
import type { Action } from './use-action.ts';
import type { CommentFormName } from './use-comment-form.ts';
import { VoteButtons } from './vote-buttons.tsx';

interface CommentButtonsProps {
  readonly commentId: string;
  /** Null until it is read what the viewer may do. */
  readonly comment: commentActions_comment$data | null | undefined;
  readonly authorName: string;
  /** For those who hear the page: `the comment by Ada`. */
  readonly subject: string;
  readonly isDeleted: boolean;
  /** The names of the actions that the viewer may perform. */
  readonly can: ReadonlySet<string>;
  readonly action: Action;
  readonly row: RefObject<HTMLFieldSetElement | null>;
  readonly openForm: CommentFormName | null;
  readonly onToggle: (form: CommentFormName) => void;
  readonly hasMore: boolean;
  readonly onToggleMore: () => void;
  /** Called when the comment was deleted or restored. The button that was used is gone then. */
  readonly onChanged: () => void;
}

/** What the viewer can do with a comment, and often does. */
export function CommentButtons(props: CommentButtonsProps) {
  const { commentId, comment, authorName, subject, isDeleted, can, action, row } = props;
  const { openForm, onToggle, hasMore, onToggleMore, onChanged } = props;
  return (
    <fieldset className="actions" ref={row} aria-label={`What you can do with ${subject}`}>
      {!isDeleted && (
        <DisclosureButton
          label="Reply"
          about={`to ${authorName}`}
          shortcut="r"
          isOpen={openForm === 'reply'}
          onToggle={() => onToggle('reply')}
        />
      )}
      {comment && !isDeleted && can.has('VOTE_CAST') && (
        <>
          <VoteButtons
            subjectId={commentId}
            axis="KARMA"
            vote={comment.viewerVote}
            subject={subject}
            action={action}
          />
          <VoteButtons
            subjectId={commentId}
            axis="AGREEMENT"
            vote={comment.viewerAgreement}
            subject={subject}
            action={action}
          />
        </>
      )}
      {comment && !isDeleted && can.has('REACTION_UPDATE') && (
        <ReactButton subject={comment} name={subject} action={action} />
      )}
      {can.has('COMMENT_EDIT') && (
        <DisclosureButton
          label="Edit"
          about={subject}
          isOpen={openForm === 'edit'}
          onToggle={() => onToggle('edit')}
        />
      )}
      {can.has('COMMENT_DELETE') && (
        <DeleteButton
          commentId={commentId}
          action={action}
          onChanged={onChanged}
          subject={subject}
        />
      )}
      {can.has('COMMENT_RESTORE') && (
        <RestoreButton commentId={commentId} action={action} onChanged={onChanged} />
      )}
      {comment && !isDeleted && (
        <DisclosureButton
          label="More"
          about={`to do with ${subject}`}
          isOpen={hasMore}
          onToggle={onToggleMore}
        />
      )}
    </fieldset>
  );
}
