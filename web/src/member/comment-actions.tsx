import { lazy, useEffect, useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { commentActions_comment$key } from '../__generated__/commentActions_comment.graphql.ts';
import { ReactButton } from '../reactions/react-button.tsx';
import { giveFocus } from '../ui/give-focus.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { useNewMark } from '../visit/use-new-mark.ts';
import { addToDraft, editPlace, hasDraft } from '../writing/use-draft.ts';
import { ActionProblem } from './action-problem.tsx';
import { allowedActions } from './allowed-actions.ts';
import { BookmarkButton } from './bookmark-button.tsx';
import { FollowButton } from './follow-button.tsx';
import { useMemberFacts } from './member-facts.ts';
import { type Act, ModerationButtons } from './moderation-buttons.tsx';
import { DeleteButton, RestoreButton, RetractButton } from './own-comment-buttons.tsx';
import { QuoteButton } from './quote-button.tsx';
import { SubjectForm } from './subject-form.tsx';
import { useAction } from './use-action.ts';
import { VoteButtons } from './vote-buttons.tsx';

const CommentForm = lazy(() => import('../writing/comment-form.tsx'));
const EditComment = lazy(() => import('../writing/edit-comment.tsx'));

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

type Form = 'reply' | 'edit' | 'report' | Act;

interface OpenForm {
  readonly name: Form;
  /** Not if it was found open because something was typed there before. */
  readonly takesFocus: boolean;
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
  const [form, setForm] = useState<OpenForm | null>(null);
  const [hasMore, setMore] = useState(false);
  const [done, setDone] = useState('');
  const action = useAction();
  useNewMark(comment);

  useEffect(() => {
    const isBegun = (place: string) => hasDraft(viewerId, place);
    const name = isBegun(editPlace(commentId)) ? 'edit' : isBegun(commentId) ? 'reply' : null;
    if (name !== null) setForm({ name, takesFocus: false });
  }, [viewerId, commentId]);

  const isEditing = form?.name === 'edit';
  useEffect(() => onEditing(isEditing), [isEditing, onEditing]);

  const can = allowedActions(comment?.viewerCan);
  const subject = `the comment by ${authorName}`;
  const focusRow = () => giveFocus(row.current);
  const close = (message = '') => {
    setForm(null);
    setDone(message);
    focusRow();
  };
  const toggle = (name: Form) => setForm(form?.name === name ? null : { name, takesFocus: true });
  const toggleButton = (name: Form, label: string) => (
    <button
      type="button"
      className="link-button"
      aria-expanded={form?.name === name}
      onClick={() => toggle(name)}
    >
      {label}
      <span className="visually-hidden"> {subject}</span>
    </button>
  );

  return (
    <>
      <fieldset className="actions" ref={row} aria-label={`What you can do with ${subject}`}>
        {!isDeleted && (
          <button
            type="button"
            className="link-button"
            data-key="r"
            aria-expanded={form?.name === 'reply'}
            onClick={() => toggle('reply')}
          >
            Reply<span className="visually-hidden"> to {authorName}</span>
          </button>
        )}
        {comment && can.has('VOTE_CAST') && (
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
        {comment && can.has('REACTION_UPDATE') && (
          <ReactButton subject={comment} name={subject} action={action} />
        )}
        {can.has('COMMENT_EDIT') && toggleButton('edit', 'Edit')}
        {can.has('COMMENT_DELETE') && (
          <DeleteButton
            commentId={commentId}
            action={action}
            onChanged={focusRow}
            subject={subject}
          />
        )}
        {can.has('COMMENT_RESTORE') && (
          <RestoreButton commentId={commentId} action={action} onChanged={focusRow} />
        )}
        {comment && !isDeleted && (
          <button
            type="button"
            className="link-button"
            aria-expanded={hasMore}
            onClick={() => setMore(!hasMore)}
          >
            More<span className="visually-hidden"> to do with {subject}</span>
          </button>
        )}
      </fieldset>
      {comment && hasMore && !isDeleted && (
        <div className="actions">
          {can.has('BOOKMARK_UPDATE') && (
            <BookmarkButton
              subjectId={commentId}
              isOn={comment.viewerHasBookmarked}
              action={action}
            />
          )}
          {can.has('FOLLOW_UPDATE') && (
            <FollowButton subjectId={commentId} isOn={comment.viewerIsFollowing} action={action} />
          )}
          {can.has('COMMENT_RETRACT') && (
            <RetractButton
              commentId={commentId}
              isRetracted={comment.isRetracted}
              action={action}
            />
          )}
          {can.has('REPORT_CREATE') && toggleButton('report', 'Report')}
          <ModerationButtons
            can={can}
            open={form?.name ?? null}
            onOpen={(act) => setForm(act && { name: act, takesFocus: true })}
          />
        </div>
      )}
      {!isDeleted && (
        <QuoteButton
          onQuote={(markdown) => {
            addToDraft(viewerId, commentId, markdown);
            setForm({ name: 'reply', takesFocus: true });
          }}
        />
      )}
      <ActionProblem {...action} />
      <p role="status">{done}</p>
      {form !== null && (
        <PartBoundary waiting={<ParagraphSkeleton />}>
          {form.name === 'reply' && (
            <CommentForm
              subjectId={commentId}
              label={`Your reply to ${authorName}`}
              submitLabel="Reply"
              list={null}
              takesFocus={form.takesFocus}
              onWritten={(id) => {
                setForm(null);
                onReplied(id);
              }}
              onCancel={() => close()}
            />
          )}
          {form.name === 'edit' && (
            <EditComment
              commentId={commentId}
              takesFocus={form.takesFocus}
              onClose={() => close()}
            />
          )}
          {form.name !== 'reply' && form.name !== 'edit' && (
            <SubjectForm name={form.name} subjectId={commentId} onClose={close} />
          )}
        </PartBoundary>
      )}
    </>
  );
}
