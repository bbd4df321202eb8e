import { lazy, useRef, useState } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { reactButton_subject$key } from '../__generated__/reactButton_subject.graphql.ts';
import type { Action } from '../member/use-action.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { changeReaction } from './change-reaction.ts';

/** Loaded when a user is about to react. */
const ReactionChoices = lazy(() => import('./reaction-choices.tsx'));

interface ReactButtonProps {
  readonly subject: reactButton_subject$key;
  /** For those who hear the page: `the comment by Ada`. */
  readonly name: string;
  readonly action: Action;
}

/** Opens the reactions of the site, to choose one. */
export function ReactButton({ subject: key, name, action }: ReactButtonProps) {
  const { id, reactionCounts } = useFragment(
    graphql`
      fragment reactButton_subject on Reactable {
        id
        reactionCounts {
          name
          viewerHasReacted
        }
      }
    `,
    key,
  );
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const own = reactionCounts.filter(({ viewerHasReacted }) => viewerHasReacted);

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="link-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        React<span className="visually-hidden"> to {name}</span>
      </button>
      {isOpen && (
        <PartBoundary waiting={null}>
          <ReactionChoices
            label={`Reactions for ${name}`}
            chosen={own.map((reaction) => reaction.name)}
            onChoose={(reaction) => {
              close();
              void changeReaction(action, { subjectId: id, ...reaction });
            }}
            onCancel={close}
          />
        </PartBoundary>
      )}
    </>
  );
}
