import { graphql } from 'react-relay/hooks';
import type { bookmarkButtonMutation } from '../__generated__/bookmarkButtonMutation.graphql.ts';
import type { bookmarkButtonUndoMutation } from '../__generated__/bookmarkButtonUndoMutation.graphql.ts';
import { ToggleButton } from './toggle-button.tsx';
import type { Action } from './use-action.ts';

interface BookmarkButtonProps {
  /** Of a post, comment or wiki page. */
  readonly subjectId: string;
  readonly isOn: boolean;
  readonly action: Action;
}

/** Puts something among the viewer's bookmarks, or takes it from there. */
export function BookmarkButton({ subjectId, isOn, action }: BookmarkButtonProps) {
  return (
    <ToggleButton isOn={isOn} onToggle={() => toggleBookmark(action, subjectId, isOn)}>
      {isOn ? 'Bookmarked' : 'Bookmark'}
    </ToggleButton>
  );
}

/** The page shows the change at once, and takes it back if it was refused. */
export function toggleBookmark(action: Action, subjectId: string, isOn: boolean): void {
  void action.run<bookmarkButtonMutation | bookmarkButtonUndoMutation>({
    mutation: isOn ? UNDO : MUTATION,
    variables: { subjectId },
    optimisticUpdater(store) {
      store.get(subjectId)?.setValue(!isOn, 'viewerHasBookmarked');
    },
  });
}

const MUTATION = graphql`
  mutation bookmarkButtonMutation($subjectId: ID!) {
    bookmark(input: { subjectId: $subjectId }) {
      subject {
        id
        viewerHasBookmarked
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UNDO = graphql`
  mutation bookmarkButtonUndoMutation($subjectId: ID!) {
    unbookmark(input: { subjectId: $subjectId }) {
      subject {
        id
        viewerHasBookmarked
      }
      userErrors {
        message
        path
      }
    }
  }
`;
