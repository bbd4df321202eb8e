import { lazy, useContext } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { reactionCounts_subject$key } from '../__generated__/reactionCounts_subject.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { formatNumber } from '../ui/amount.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';
import { WhoReacted } from './who-reacted.tsx';

/** Loaded by members. */
const ReactionButtons = lazy(() => import('./reaction-buttons.tsx'));

interface ReactionCountsProps {
  readonly subject: reactionCounts_subject$key;
  /** For those who hear the page: `the comment by Ada`. */
  readonly name: string;
}

/** The reactions to a post or comment. For members they become buttons of the same size. */
export function ReactionCounts({ subject: key, name }: ReactionCountsProps) {
  const { id: viewerId } = useContext(Viewer);
  const isFirst = useIsFirst();
  const { id, reactionCounts } = useFragment(
    graphql`
      fragment reactionCounts_subject on Reactable {
        id
        reactionCounts {
          name
          emoji
          count
        }
      }
    `,
    key,
  );
  if (reactionCounts.length === 0) return null;
  const counts = (
    <ul aria-label={`Reactions to ${name}`}>
      {reactionCounts.map((reaction) => (
        <li key={reaction.name} className="reaction" title={reaction.name}>
          <span aria-hidden="true">{reaction.emoji}</span>
          <span className="visually-hidden">{reaction.name}: </span>
          {formatNumber(reaction.count)}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="reactions">
      {viewerId === null || isFirst ? (
        counts
      ) : (
        <PartBoundary waiting={counts}>
          <ReactionButtons subjectId={id} name={name} waiting={counts} />
        </PartBoundary>
      )}
      <WhoReacted subjectId={id} name={name} />
    </div>
  );
}
