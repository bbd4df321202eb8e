import { useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { commentActions_comment$key } from '../__generated__/commentActions_comment.graphql.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { useNewMark } from '../visit/use-new-mark.ts';
import { addToDraft } from '../writing/use-draft.ts';
import { ActionProblem } from './action-problem.tsx';
import { allowedActions } from './allowed-actions.ts';
import { CommentButtons } from './comment-buttons.tsx';
import { CommentForms } from './comment-forms.tsx';
import { useMemberFacts } from './member-facts.ts';
import { MoreCommentActions } from './more-comment-actions.tsx';
import { QuoteButton } from './quote-button.tsx';
import { useAction } from './use-action.ts';
import { type CommentFormName, useCommentForm } from './use-comment-form.ts';

interface CommentActionsProps {
  readonly commentId: string;
  readonly authorName: string;
  readonly isDeleted: boolean;
  readonly viewerId: string;
  /** Receives the id of a new reply. */
  readonly onReplied: (id: string) => void;
  /** Receives whether a form stands in the place of the text. */
  readonly onEditing: (isEditing: boolean) => void;
}

/** What the viewer can do with a comment. Forms where something was typed before are open. */
export function CommentActions(props: CommentActionsProps) {
  const { commentId, authorName, isDeleted, viewerId, onReplied, onEditing } = props;
  const comment = useFragment<commentActions_comment$key>(
    graphql`
      fragment commentActions_comment on Comment {
        viewerVote {
          direction
          value
        }
        viewerAgreement: viewerVote(axis: AGREEMENT) {
          direction
          value
        }
        viewerHasBookmarked
        viewerIsFollowing
        isRetracted
        isAccepted
        isPinned
        ...reactButton_subject
        ...useNewMark_comment
        viewerCan(
          actions: [
            VOTE_CAST
            REACTION_UPDATE
            COMMENT_EDIT
            COMMENT_DELETE
            COMMENT_RESTORE
            COMMENT_RETRACT
            COMMENT_ACCEPT
            COMMENT_PIN
            BOOKMARK_UPDATE
            FOLLOW_UPDATE
            REPORT_CREATE
            COMMENT_HIDE
            COMMENT_UNHIDE
          ]
        ) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(commentId)?.comment ?? null,
  );
  const row = useRef<HTMLFieldSetElement>(null);
  const { form, open } = useCommentForm({ commentId, viewerId, onEditing });
  const [hasMore, setMore] = useState(false);
  const [done, setDone] = useState('');
  const action = useAction();
  useNewMark(comment);

  const can = allowedActions(comment?.viewerCan);
  const subject = `the comment by ${authorName}`;
  const focusRow = () => giveFocus(row.current);
  const close = (message = '') => {
    open(null);
    setDone(message);
    focusRow();
  };
  const toggle = (name: CommentFormName) => open(form?.name === name ? null : name);

  return (
    <>
      <CommentButtons
        {...{ commentId, comment, authorName, subject, isDeleted, can, action, hasMore }}
        row={row}
        openForm={form?.name ?? null}
        onToggle={toggle}
        onToggleMore={() => setMore(!hasMore)}
        onChanged={focusRow}
      />
      {comment && hasMore && !isDeleted && (
        <MoreCommentActions
          commentId={commentId}
          comment={comment}
          subject={subject}
          can={can}
          action={action}
          openForm={form?.name ?? null}
          onOpen={open}
        />
      )}
      {!isDeleted && (
        <QuoteButton
          onQuote={(markdown) => {
            addToDraft(viewerId, commentId, markdown);
            open('reply');
          }}
        />
      )}
      <ActionProblem {...action} />
      <p role="status">{done}</p>
      {form !== null && (
        <CommentForms
          form={form}
          commentId={commentId}
          authorName={authorName}
          onReplied={(id) => {
            open(null);
            onReplied(id);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
