import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { RecordSourceSelectorProxy } from 'relay-runtime';
import type { topicVotesMutation } from '../__generated__/topicVotesMutation.graphql.ts';
import type { topicVotesQuery } from '../__generated__/topicVotesQuery.graphql.ts';
import { Title } from '../text/title.tsx';
import { formatNumber } from '../ui/amount.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { ActionProblem } from './action-problem.tsx';
import { useAction } from './use-action.ts';
import { VotePair } from './vote-pair.tsx';

/** How relevant each topic of a post is, with the viewer's vote. */
export default function TopicVotes({ postId }: { readonly postId: string }) {
  const { node } = useLazyLoadQuery<topicVotesQuery>(
    graphql`
      query topicVotesQuery($id: ID!) {
        node(id: $id) {
          ... on Post {
            topics(first: 20) {
              edges {
                relevance
                viewerVote
                node {
                  id
                  title
                  titleHtml
                  plainTitle
                }
              }
            }
          }
        }
      }
    `,
    { id: postId },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  const action = useAction();
  const edges = node?.topics?.edges ?? [];

  function cast(topicId: string, vote: Vote): void {
    const input = { postId, topicId, vote };
    void action.run<topicVotesMutation>({
      mutation: MUTATION,
      variables: { input },
      optimisticUpdater: (store) => {
        const edge = edgeIn(store, input);
        if (edge === undefined) return;
        const points = POINTS[vote] - POINTS[voteOf(edge.getValue('viewerVote'))];
        edge.setValue(Number(edge.getValue('relevance')) + points, 'relevance');
        edge.setValue(vote === 'NONE' ? null : vote, 'viewerVote');
      },
      // The edge of the answer is another record than the one in the list.
      updater: (store, data) => {
        const edge = edgeIn(store, input);
        const answered = data?.voteTopicRelevance?.topicEdge;
        if (edge === undefined || !answered) return;
        edge.setValue(answered.relevance, 'relevance');
        edge.setValue(answered.viewerVote, 'viewerVote');
      },
    });
  }

  return (
    <>
      <ul className="topic-votes" aria-label="How relevant each topic is">
        {edges.map(({ relevance, viewerVote, node: topic }) => {
          const choice = (vote: 'MORE' | 'LESS', label: string, name: string) => ({
            label,
            name,
            isChosen: viewerVote === vote,
            onChoose: () => cast(topic.id, viewerVote === vote ? 'NONE' : vote),
          });
          return (
            <li key={topic.id}>
              <bdi>
                <Title of={topic} />
              </bdi>
              <span>relevance {formatNumber(relevance)}</span>
              <VotePair
                subject={topic.plainTitle}
                up={choice('MORE', '▲', 'More relevant')}
                down={choice('LESS', '▼', 'Less relevant')}
              />
            </li>
          );
        })}
      </ul>
      <ActionProblem {...action} />
    </>
  );
}

type Vote = 'MORE' | 'LESS' | 'NONE';

const POINTS: Readonly<Record<Vote, number>> = { MORE: 1, LESS: -1, NONE: 0 };

function voteOf(value: unknown): Vote {
  return value === 'MORE' || value === 'LESS' ? value : 'NONE';
}

interface Place {
  readonly postId: string;
  readonly topicId: string;
}

/** The topic in the list that is shown. */
function edgeIn(store: RecordSourceSelectorProxy, { postId, topicId }: Place) {
  const edges = store
    .get(postId)
    ?.getLinkedRecord('topics', { first: 20 })
    ?.getLinkedRecords('edges');
  return edges?.find((edge) => edge.getLinkedRecord('node')?.getDataID() === topicId);
}

const MUTATION = graphql`
  mutation topicVotesMutation($input: VoteTopicRelevanceInput!) {
    voteTopicRelevance(input: $input) {
      topicEdge {
        relevance
        viewerVote
      }
      userErrors {
        message
        path
      }
    }
  }
`;
