import { useContext, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type {
  SequenceFilter,
  SequenceOrder,
  sequencesPageQuery,
} from '../__generated__/sequencesPageQuery.graphql.ts';
import { Viewer } from '../account/viewer.tsx';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { PATHS } from '../paths.ts';
import { AllSequences } from '../sequences/all-sequences.tsx';
import { ALL_SEQUENCES_LIST } from '../sequences/list-spec.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Posts that people put into an order. */
export default function SequencesPage() {
  const { id: viewerId } = useContext(Viewer);
  const address = useListAddress();
  const [initial] = useState(() =>
    readArguments<SequenceOrder, SequenceFilter>(ALL_SEQUENCES_LIST, address),
  );
  const root = useLazyLoadQuery<sequencesPageQuery>(
    graphql`
      query sequencesPageQuery($orderBy: SequenceOrder, $filter: SequenceFilter, $cursor: String) {
        ...allSequences_query @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
      }
    `,
    initial,
    useQueryOptions(),
  );

  usePageTitle('Sequences');
  return (
    <div className="page">
      <h1>Sequences</h1>
      <p>Posts that belong together, in the order to read them.</p>
      {viewerId !== null && (
        <p className="page-tools">
          <Link href={PATHS.newSequence}>Make a sequence</Link>
        </p>
      )}
      <AllSequences root={root} title="All sequences" initial={initial} />
    </div>
  );
}
