import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { profileSequences_user$key } from '../__generated__/profileSequences_user.graphql.ts';
import page, {
  type profileSequencesPage,
  type SequenceOrder,
} from '../__generated__/profileSequencesPage.graphql.ts';
import { isEmptyList } from '../lists/is-empty-list.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { SequenceCard } from '../sequences/sequence-card.tsx';
import { SEQUENCE_LIST } from './list-specs.ts';

const PAGE_SIZE = 5;

interface ProfileSequencesProps {
  readonly user: profileSequences_user$key;
  readonly initial: ListArguments<SequenceOrder, never>;
}

/** The sequences that a person put together. */
export function ProfileSequences({ user, initial }: ProfileSequencesProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    profileSequencesPage,
    profileSequences_user$key
  >(
    graphql`
      fragment profileSequences_user on User
      @refetchable(queryName: "profileSequencesPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 5 }
        cursor: { type: "String" }
        orderBy: { type: "SequenceOrder" }
      ) {
        id
        sequences(first: $count, after: $cursor, orderBy: $orderBy)
          @connection(key: "profileSequences_sequences") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...sequenceCard_sequence
            }
          }
        }
      }
    `,
    user,
  );
  const { current, isPending } = useListArguments<SequenceOrder, never>({
    spec: SEQUENCE_LIST,
    initial,
    refetch,
  });
  if (isEmptyList(data.sequences.totalCount, current)) return null;
  return (
    <ListSection
      id="sequences"
      title="Sequences"
      noun={{ one: 'sequence', many: 'sequences' }}
      total={data.sequences.totalCount}
      pages={pages}
      endCursor={data.sequences.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={SEQUENCE_LIST}
      isPending={isPending}
      items={data.sequences.edges.map(({ node }) => <SequenceCard key={node.id} sequence={node} />)}
    />
  );
}
