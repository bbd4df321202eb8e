import { graphql } from 'react-relay/hooks';
import type { muteButtonMutation } from '../__generated__/muteButtonMutation.graphql.ts';
import type { muteButtonUndoMutation } from '../__generated__/muteButtonUndoMutation.graphql.ts';
import { ToggleButton } from './toggle-button.tsx';
import type { Action } from './use-action.ts';

interface MuteButtonProps {
  /** Of the user. */
  readonly userId: string;
  readonly isOn: boolean;
  readonly action: Action;
}

/** Marks what a user writes for the viewer, who gets no more notifications from them; or ends that. */
export function MuteButton({ userId, isOn, action }: MuteButtonProps) {
  return (
    <ToggleButton isOn={isOn} onToggle={() => toggleMute(action, userId, isOn)}>
      {isOn ? 'Muted' : 'Mute'}
    </ToggleButton>
  );
}

/** The page shows the change at once, and takes it back if it was refused. */
export function toggleMute(action: Action, userId: string, isOn: boolean): void {
  void action.run<muteButtonMutation | muteButtonUndoMutation>({
    mutation: isOn ? UNDO : MUTATION,
    variables: { userId },
    optimisticUpdater(store) {
      store.get(userId)?.setValue(!isOn, 'viewerHasMuted');
    },
    // What they wrote is folded, or no longer: other pages are read again.
    updater: (store) => store.invalidateStore(),
  });
}

const MUTATION = graphql`
  mutation muteButtonMutation($userId: ID!) {
    muteUser(input: { userId: $userId }) {
      user {
        id
        viewerHasMuted
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNDO = graphql`
  mutation muteButtonUndoMutation($userId: ID!) {
    unmuteUser(input: { userId: $userId }) {
      user {
        id
        viewerHasMuted
      }
      userErrors {
        message
        path
      }
    }
  }
`;
