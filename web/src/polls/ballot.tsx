import { type ReactNode, useRef, useState } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type { ballot_post$data, ballot_post$key } from '../__generated__/ballot_post.graphql.ts';
import type { ballotVoteMutation } from '../__generated__/ballotVoteMutation.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { allowedActions } from '../member/allowed-actions.ts';
import { useMemberFacts } from '../member/member-facts.ts';
import { sendWrite } from '../member/send-write.ts';
import { formatNumber } from '../ui/amount.ts';
import { giveFocus } from '../ui/give-focus.ts';
import { SessionEnd } from '../writing/session-end.tsx';
import { PollTools } from './poll-tools.tsx';
import { useLivePoll } from './use-live-poll.ts';

interface BallotProps {
  readonly postId: string;
  /** Shown to who cannot vote, and until it is known. */
  readonly results: ReactNode;
}

/** Where a member votes, and the author ends or removes the poll. */
export default function Ballot({ postId, results }: BallotProps) {
  const post = useFragment<ballot_post$key>(
    graphql`
      fragment ballot_post on Post {
        poll {
          id
          options {
            number
            text
            voteCount
            viewerHasChosen
          }
          voterCount
          maxChoices
          isClosed
          viewerHasVoted
        }
        permissions: viewerCan(actions: [POLL_VOTE, POLL_CLOSE, POLL_REMOVE]) {
          action
          isAllowed
        }
      }
    `,
    useMemberFacts(postId)?.ballot ?? null,
  );
  useLivePoll(postId);
  if (!post?.poll) return results;
  const can = allowedActions(post.permissions);
  const { poll } = post;
  return (
    <>
      {can.has('POLL_VOTE') && !poll.isClosed ? <VoteForm poll={poll} /> : results}
      {can.has('POLL_REMOVE') && <PollTools pollId={poll.id} isClosed={poll.isClosed} />}
    </>
  );
}

type VotablePoll = NonNullable<ballot_post$data['poll']>;

function VoteForm({ poll }: { readonly poll: VotablePoll }) {
  const environment = useRelayEnvironment();
  const own = poll.options.filter((option) => option.viewerHasChosen).map(({ number }) => number);
  const [chosen, setChosen] = useState<readonly number[]>(own);
  const [done, setDone] = useState('');
  const [isSessionOver, setSessionOver] = useState(false);
  const status = useRef<HTMLParagraphElement>(null);

  async function vote(options: readonly number[]) {
    setDone('');
    setSessionOver(false);
    try {
      const variables = { id: poll.id, options };
      const problems = await sendWrite<ballotVoteMutation>(environment, {
        mutation: VOTE,
        variables,
      });
      if (problems.length > 0) return problems.map((problem) => ({ ...problem, field: null }));
      setChosen(options);
      setDone(options.length > 0 ? 'Your vote counts.' : 'Your vote is withdrawn.');
      // The button that had the focus may be gone or out of use.
      giveFocus(status.current);
      return [];
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  }

  const { problems, isPending, onSubmit } = useForm(() => vote(chosen));
  const withdrawal = useForm(() => vote([]));
  const isSingle = poll.maxChoices === 1;
  const choose = (number: number, isOn: boolean) => {
    if (isSingle) return setChosen([number]);
    setChosen(isOn ? [...chosen, number] : chosen.filter((other) => other !== number));
  };
  return (
    <>
      <form method="post" onSubmit={onSubmit} aria-label="Your vote" id="vote">
        <ul>
          {poll.options.map(({ number, text, voteCount }) => (
            <li key={number}>
              <label>
                <input
                  type={isSingle ? 'radio' : 'checkbox'}
                  name="choice"
                  value={number}
                  checked={chosen.includes(number)}
                  onChange={(event) => choose(number, event.currentTarget.checked)}
                />
                <span dir="auto">{text}</span>
              </label>
              <span className="count">{formatNumber(voteCount)}</span>
              <progress
                className="share"
                aria-hidden="true"
                max={poll.voterCount || 1}
                value={voteCount}
              />
            </li>
          ))}
        </ul>
        {!isSingle && <p className="hint">Choose up to {poll.maxChoices}.</p>}
        <FormProblems problems={[...problems, ...withdrawal.problems]} fields={[]} />
        {isSessionOver && <SessionEnd anchor="vote" />}
      </form>
      <div className="form-buttons">
        <button type="submit" form="vote" disabled={isPending || chosen.length === 0}>
          {poll.viewerHasVoted ? 'Change my vote' : 'Vote'}
        </button>
        {poll.viewerHasVoted && (
          <form method="post" onSubmit={withdrawal.onSubmit}>
            <button type="submit" disabled={withdrawal.isPending}>
              Withdraw my vote
            </button>
          </form>
        )}
      </div>
      <p role="status" ref={status}>
        {done}
      </p>
    </>
  );
}

const VOTE = graphql`
  mutation ballotVoteMutation($id: ID!, $options: [Int!]!) {
    votePoll(input: { pollId: $id, options: $options }) {
      poll {
        voterCount
        viewerHasVoted
        options {
          number
          voteCount
          viewerHasChosen
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
