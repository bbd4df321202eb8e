import { graphql } from 'react-relay/hooks';
import type { ownCommentButtonsDeleteMutation } from '../__generated__/ownCommentButtonsDeleteMutation.graphql.ts';
import type { ownCommentButtonsPinMutation } from '../__generated__/ownCommentButtonsPinMutation.graphql.ts';
import type { ownCommentButtonsRestoreMutation } from '../__generated__/ownCommentButtonsRestoreMutation.graphql.ts';
import type { ownCommentButtonsRetractMutation } from '../__generated__/ownCommentButtonsRetractMutation.graphql.ts';
import type { Action } from './use-action.ts';

interface ChangeButtonProps {
  readonly commentId: string;
  readonly action: Action;
  /** Called when the comment has changed. The button that was used may be gone then. */
  readonly onChanged: () => void;
}

interface DeleteButtonProps extends ChangeButtonProps {
  /** For those who hear the page: `the comment by Ada`. */
  readonly subject: string;
}

export function DeleteButton({ commentId, action, onChanged, subject }: DeleteButtonProps) {
  async function send() {
    const isDone = await action.run<ownCommentButtonsDeleteMutation>({
      mutation: DELETE,
      variables: { commentId },
    });
    if (isDone) onChanged();
  }
  return (
    <button type="button" className="link-button" onClick={send}>
      Delete<span className="visually-hidden"> {subject}</span>
    </button>
  );
}

export function RestoreButton({ commentId, action, onChanged }: ChangeButtonProps) {
  async function send() {
    const isDone = await action.run<ownCommentButtonsRestoreMutation>({
      mutation: RESTORE,
      variables: { commentId },
    });
    if (isDone) onChanged();
  }
  return (
    <button type="button" className="link-button" onClick={send}>
      Restore<span className="visually-hidden"> your comment</span>
    </button>
  );
}

interface RetractButtonProps {
  readonly commentId: string;
  readonly isRetracted: boolean;
  readonly action: Action;
}

/** Retracts a comment, or takes that back. */
export function RetractButton({ commentId, isRetracted, action }: RetractButtonProps) {
  return (
    <button
      type="button"
      className="link-button"
      onClick={() =>
        action.run<ownCommentButtonsRetractMutation>({
          mutation: RETRACT,
          variables: { commentId, isRetracted: !isRetracted },
        })
      }
    >
      {isRetracted ? 'Take the retraction back' : 'Retract'}
    </button>
  );
}

interface PinButtonProps {
  readonly commentId: string;
  readonly isPinned: boolean;
  readonly action: Action;
}

/** Pins a comment to its author's profile, or takes it off. */
export function PinButton({ commentId, isPinned, action }: PinButtonProps) {
  return (
    <button
      type="button"
      className="link-button"
      onClick={() =>
        action.run<ownCommentButtonsPinMutation>({
          mutation: PIN,
          variables: { commentId, isPinned: !isPinned },
        })
      }
    >
      {isPinned ? 'Take off your profile' : 'Pin to your profile'}
    </button>
  );
}

const DELETE = graphql`
  mutation ownCommentButtonsDeleteMutation($commentId: ID!) {
    deleteComment(input: { commentId: $commentId }) {
      comment {
        id
        ...threadComment_comment
        ...commentActions_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const RESTORE = graphql`
  mutation ownCommentButtonsRestoreMutation($commentId: ID!) {
    restoreComment(input: { commentId: $commentId }) {
      comment {
        id
        ...threadComment_comment
        ...commentActions_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const RETRACT = graphql`
  mutation ownCommentButtonsRetractMutation($commentId: ID!, $isRetracted: Boolean!) {
    retractComment(input: { commentId: $commentId, isRetracted: $isRetracted }) {
      comment {
        id
        isRetracted
        ...commentBody_comment
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const PIN = graphql`
  mutation ownCommentButtonsPinMutation($commentId: ID!, $isPinned: Boolean!) {
    pinComment(input: { commentId: $commentId, isPinned: $isPinned }) {
      comment {
        id
        isPinned
        author {
          ...pinnedComments_user
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
