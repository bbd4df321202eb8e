import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type {
  RevisionFilter,
  RevisionOrder,
  recentEditsPageQuery,
} from '../__generated__/recentEditsPageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import { RecentEdits } from '../wiki/recent-edits.tsx';
import { RECENT_EDITS_LIST } from '../wiki/site-list-specs.ts';

/** What was changed in the wiki, wherever it was. */
export default function RecentEditsPage() {
  const address = useListAddress();
  const [initial] = useState(() =>
    readArguments<RevisionOrder, RevisionFilter>(RECENT_EDITS_LIST, address),
  );
  const root = useLazyLoadQuery<recentEditsPageQuery>(
    graphql`
      query recentEditsPageQuery(
        $orderBy: RevisionOrder
        $filter: RevisionFilter
        $cursor: String
      ) {
        ...recentEdits_query @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
      }
    `,
    initial,
    useQueryOptions(),
  );
  usePageTitle('Recent edits of the wiki');
  return (
    <div className="page">
      <h1>Recent edits of the wiki</h1>
      <RecentEdits root={root} initial={initial} />
    </div>
  );
}
