import { lazy, useContext } from 'react';
import { graphql, useFragment } from 'react-relay/hooks';
import type { poll_post$key } from '../__generated__/poll_post.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { amount, formatNumber } from '../ui/amount.ts';
import { Moment } from '../ui/moment.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { useIsFirst } from '../ui/server-rendering.tsx';

/** Loaded by members. */
const Ballot = lazy(() => import('./ballot.tsx'));

/** The poll of a post with its results; nothing if it has none. Members get a form to vote in place of the results. */
export function Poll({ post: key }: { readonly post: poll_post$key }) {
  const { id: viewerId } = useContext(Viewer);
  const isFirst = useIsFirst();
  const { id, poll } = useFragment(
    graphql`
      fragment poll_post on Post {
        id
        poll {
          id
          question
          options {
            number
            text
            voteCount
          }
          voterCount
          isClosed
          closesAt
        }
      }
    `,
    key,
  );
  if (!poll) return null;
  const results = (
    <ul>
      {poll.options.map((option) => (
        <li key={option.number}>
          <span dir="auto">{option.text}</span>
          <span className="count">{formatNumber(option.voteCount)}</span>
          <progress
            className="share"
            aria-hidden="true"
            max={poll.voterCount || 1}
            value={option.voteCount}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <section className="poll" aria-labelledby="poll">
      <h2 id="poll" dir="auto">
        {poll.question}
      </h2>
      {viewerId === null || isFirst ? (
        results
      ) : (
        <PartBoundary waiting={results}>
          <Ballot key={poll.id} postId={id} results={results} />
        </PartBoundary>
      )}
      <p className="meta">
        <span>{amount(poll.voterCount, 'voter')}</span>
        {poll.closesAt && (
          <span>
            {poll.isClosed ? 'closed' : 'closes'} <Moment at={poll.closesAt} />
          </span>
        )}
      </p>
    </section>
  );
}
