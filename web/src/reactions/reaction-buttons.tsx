import type { ReactNode } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { reactionButtons_subject$key } from '../__generated__/reactionButtons_subject.graphql.ts';
import { ActionProblem } from '../member/action-problem.tsx';
import { useMemberFacts } from '../member/member-facts.ts';
import { useAction } from '../member/use-action.ts';
import { formatNumber } from '../ui/amount.ts';
import { changeReaction } from './change-reaction.ts';

interface ReactionButtonsProps {
  readonly subjectId: string;
  /** For those who hear the page: `the comment by Ada`. */
  readonly name: string;
  /** What is shown until it is known how the viewer reacted. */
  readonly waiting: ReactNode;
}

/** The reactions to a post or comment as buttons that add or remove the viewer's own. */
export default function ReactionButtons({ subjectId, name, waiting }: ReactionButtonsProps) {
  const action = useAction();
  const facts = useMemberFacts(subjectId);
  const subject = useFragment<reactionButtons_subject$key>(
    graphql`
      fragment reactionButtons_subject on Reactable {
        reactionCounts {
          name
          emoji
          count
          viewerHasReacted
        }
      }
    `,
    facts?.reactable ?? null,
  );
  if (!subject) return waiting;
  return (
    <>
      <ul aria-label={`Reactions to ${name}`}>
        {subject.reactionCounts.map((reaction) => (
          <li key={reaction.name}>
            <button
              type="button"
              className="reaction"
              aria-pressed={reaction.viewerHasReacted}
              title={reaction.name}
              onClick={() =>
                changeReaction(action, {
                  subjectId,
                  name: reaction.name,
                  emoji: reaction.emoji,
                  isOn: reaction.viewerHasReacted,
                })
              }
            >
              <span aria-hidden="true">{reaction.emoji}</span>
              <span className="visually-hidden">
                {reaction.name}: {name},{' '}
              </span>
              {formatNumber(reaction.count)}
            </button>
          </li>
        ))}
      </ul>
      <ActionProblem {...action} />
    </>
  );
}
