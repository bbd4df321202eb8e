import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { allSequences_query$key } from '../__generated__/allSequences_query.graphql.ts';
import page, {
  type allSequencesPage,
  type SequenceFilter,
  type SequenceOrder,
} from '../__generated__/allSequencesPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ALL_SEQUENCES_LIST } from './list-spec.ts';
import { SequenceCard } from './sequence-card.tsx';

const PAGE_SIZE = 20;

interface AllSequencesProps {
  readonly root: allSequences_query$key;
  readonly title: string;
  readonly initial: ListArguments<SequenceOrder, SequenceFilter>;
}

/** All sequences of the site. */
export function AllSequences({ root, title, initial }: AllSequencesProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    allSequencesPage,
    allSequences_query$key
  >(
    graphql`
      fragment allSequences_query on Query
      @refetchable(queryName: "allSequencesPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "SequenceOrder" }
        filter: { type: "SequenceFilter" }
      ) {
        sequences(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "allSequences_sequences") {
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
    root,
  );
  const { current, isPending } = useListArguments<SequenceOrder, SequenceFilter>({
    spec: ALL_SEQUENCES_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="sequences"
      title={title}
      noun={{ one: 'sequence', many: 'sequences' }}
      total={data.sequences.totalCount}
      pages={pages}
      endCursor={data.sequences.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={ALL_SEQUENCES_LIST}
      isPending={isPending}
      items={data.sequences.edges.map(({ node }) => (
        <SequenceCard key={node.id} sequence={node} hasAuthor />
      ))}
    />
  );
}
