import type { commentActions_comment$data } from '../__generated__/commentActions_comment.graphql.ts';
import { AcceptButton } from './accept-button.tsx';
import { BookmarkButton } from './bookmark-button.tsx';
import { DisclosureButton } from './disclosure-button.tsx';
import { FollowButton } from './follow-button.tsx';
import { ModerationButtons } from './moderation-buttons.tsx';
import { PinButton, RetractButton } from './own-comment-buttons.tsx';
import type { Action } from './use-action.ts';
import type { CommentFormName } from './use-comment-form.ts';

interface MoreCommentActionsProps {
  readonly commentId: string;
  readonly comment: commentActions_comment$data;
  /** For those who hear the page: `the comment by Ada`. */
  readonly subject: string;
  /** The names of the actions that the viewer may perform. */
  readonly can: ReadonlySet<string>;
  readonly action: Action;
  readonly openForm: CommentFormName | null;
  readonly onOpen: (form: CommentFormName | null) => void;
}

/** What the viewer can do with a comment, but seldom does. */
export function MoreCommentActions(props: MoreCommentActionsProps) {
  const { commentId, comment, subject, can, action, openForm, onOpen } = props;
  const isReporting = openForm === 'report';
  return (
    <div className="actions">
      {can.has('COMMENT_ACCEPT') && (
        <AcceptButton commentId={commentId} isAccepted={comment.isAccepted} action={action} />
      )}
      {can.has('BOOKMARK_UPDATE') && (
        <BookmarkButton subjectId={commentId} isOn={comment.viewerHasBookmarked} action={action} />
      )}
      {can.has('FOLLOW_UPDATE') && (
        <FollowButton subjectId={commentId} isOn={comment.viewerIsFollowing} action={action} />
      )}
      {can.has('COMMENT_RETRACT') && (
        <RetractButton commentId={commentId} isRetracted={comment.isRetracted} action={action} />
      )}
      {can.has('COMMENT_PIN') && (
        <PinButton commentId={commentId} isPinned={comment.isPinned} action={action} />
      )}
      {can.has('REPORT_CREATE') && (
        <DisclosureButton
          label="Report"
          about={subject}
          isOpen={isReporting}
          onToggle={() => onOpen(isReporting ? null : 'report')}
        />
      )}
      <ModerationButtons can={can} open={openForm} onOpen={onOpen} />
    </div>
  );
}
