import { graphql } from 'react-relay/hooks';
import type { RecordSourceSelectorProxy } from 'relay-runtime';
import type { voteButtonsMutation } from '../__generated__/voteButtonsMutation.graphql.ts';
import type { Action } from './use-action.ts';
import { VotePair } from './vote-pair.tsx';

type Axis = 'KARMA' | 'AGREEMENT';
type Direction = 'UP' | 'DOWN' | 'NONE';

interface VoteButtonsProps {
  readonly subjectId: string;
  readonly axis: Axis;
  /** The viewer's vote. */
  readonly vote: { readonly direction: string } | null | undefined;
  /** What they vote on, for those who hear the page: `the comment by Ada`. */
  readonly subject: string;
  readonly action: Action;
}

const WORDS = {
  KARMA: { up: '▲', down: '▼', upName: 'Vote up', downName: 'Vote down' },
  AGREEMENT: { up: 'Agree', down: 'Disagree', upName: 'Agree', downName: 'Disagree' },
} as const;

/** For and against. The page counts a vote at once, and takes it back if the server refuses it. */
export function VoteButtons({ subjectId, axis, vote, subject, action }: VoteButtonsProps) {
  const { up, down, upName, downName } = WORDS[axis];

  function cast(direction: Direction): void {
    const input = {
      subjectId,
      axis,
      direction: vote?.direction === direction ? 'NONE' : direction,
    } as const;
    void action.run<voteButtonsMutation>({
      mutation: MUTATION,
      variables: { input },
      optimisticUpdater: (store) => count(store, input),
    });
  }

  const choice = (direction: Direction, label: string, name: string) => ({
    label,
    name,
    isChosen: vote?.direction === direction,
    onChoose: () => cast(direction),
  });
  return (
    <VotePair
      className={axis.toLowerCase()}
      subject={subject}
      up={choice('UP', up, upName)}
      down={choice('DOWN', down, downName)}
    />
  );
}

interface Cast {
  readonly subjectId: string;
  readonly axis: Axis;
  readonly direction: Direction;
}

/** Changes the score as the server will. */
function count(store: RecordSourceSelectorProxy, { subjectId, axis, direction }: Cast): void {
  const subject = store.get(subjectId);
  if (!subject) return;
  const args = axis === 'AGREEMENT' ? { axis } : undefined;
  const score = axis === 'AGREEMENT' ? 'agreementScore' : 'score';
  const before = Number(subject.getLinkedRecord('viewerVote', args)?.getValue('value') ?? 0);
  const value = { UP: 1, DOWN: -1, NONE: 0 }[direction];
  subject.setValue(Number(subject.getValue(score)) - before + value, score);
  if (direction === 'NONE') {
    subject.setValue(null, 'viewerVote', args);
    return;
  }
  const id = `client:vote:${axis}:${subjectId}`;
  const vote = store.get(id) ?? store.create(id, 'Vote');
  vote.setValue(direction, 'direction');
  vote.setValue(value, 'value');
  subject.setLinkedRecord(vote, 'viewerVote', args);
}

const MUTATION = graphql`
  mutation voteButtonsMutation($input: VoteInput!) {
    vote(input: $input) {
      subject {
        ... on Post {
          id
          score
          viewerVote {
            direction
            value
          }
        }
        ... on Comment {
          id
          score
          agreementScore
          viewerVote {
            direction
            value
          }
          viewerAgreement: viewerVote(axis: AGREEMENT) {
            direction
            value
          }
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`;
