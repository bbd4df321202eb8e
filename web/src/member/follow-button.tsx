import { graphql } from 'react-relay/hooks';
import type { followButtonMutation } from '../__generated__/followButtonMutation.graphql.ts';
import type { followButtonUndoMutation } from '../__generated__/followButtonUndoMutation.graphql.ts';
import { ToggleButton } from './toggle-button.tsx';
import type { Action } from './use-action.ts';

interface FollowButtonProps {
  /** Of a user, post, comment or wiki page. */
  readonly subjectId: string;
  readonly isOn: boolean;
  readonly action: Action;
}

/** Has the viewer notified of what is new there, or no longer. */
export function FollowButton({ subjectId, isOn, action }: FollowButtonProps) {
  return (
    <ToggleButton isOn={isOn} onToggle={() => toggleFollow(action, subjectId, isOn)}>
      {isOn ? 'Following' : 'Follow'}
    </ToggleButton>
  );
}

/** The page shows the change at once, and takes it back if it was refused. */
export function toggleFollow(action: Action, subjectId: string, isOn: boolean): void {
  void action.run<followButtonMutation | followButtonUndoMutation>({
    mutation: isOn ? UNDO : MUTATION,
    variables: { subjectId },
    optimisticUpdater(store) {
      store.get(subjectId)?.setValue(!isOn, 'viewerIsFollowing');
    },
  });
}

const MUTATION = graphql`
  mutation followButtonMutation($subjectId: ID!) {
    follow(input: { subjectId: $subjectId }) {
      subject {
        id
        viewerIsFollowing
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNDO = graphql`
  mutation followButtonUndoMutation($subjectId: ID!) {
    unfollow(input: { subjectId: $subjectId }) {
      subject {
        id
        viewerIsFollowing
      }
      userErrors {
        message
        path
      }
    }
  }
`;
