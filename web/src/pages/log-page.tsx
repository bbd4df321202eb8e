import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { logPageQuery, ModerationFilter } from '../__generated__/logPageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { LOG_LIST } from '../moderation/list-spec.ts';
import { LogEntries } from '../moderation/log-entries.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What moderators did. */
export default function LogPage() {
  const address = useListAddress();
  const [initial] = useState(() => readArguments<never, ModerationFilter>(LOG_LIST, address));
  const root = useLazyLoadQuery<logPageQuery>(
    graphql`
      query logPageQuery($filter: ModerationFilter, $cursor: String) {
        ...logEntries_query @arguments(filter: $filter, cursor: $cursor)
      }
    `,
    { filter: initial.filter, cursor: initial.cursor },
    useQueryOptions(),
  );

  usePageTitle('Moderation log');
  return (
    <div className="page">
      <h1>Moderation log</h1>
      <p>What moderators did, and why. Everybody can read it.</p>

      <LogEntries root={root} title={'Actions'} initial={initial} />
    </div>
  );
}
