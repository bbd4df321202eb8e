import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { logEntries_query$key } from '../__generated__/logEntries_query.graphql.ts';
import page, {
  type logEntriesPage,
  type ModerationFilter,
} from '../__generated__/logEntriesPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { LOG_LIST } from './list-spec.ts';
import { LogEntry } from './log-entry.tsx';

const PAGE_SIZE = 20;

interface LogEntriesProps {
  readonly root: logEntries_query$key;
  readonly title: string;
  readonly initial: ListArguments<never, ModerationFilter>;
}

/** What moderators did, the latest first. */
export function LogEntries({ root, title, initial }: LogEntriesProps) {
  const { data, refetch, ...pages } = usePaginationFragment<logEntriesPage, logEntries_query$key>(
    graphql`
      fragment logEntries_query on Query
      @refetchable(queryName: "logEntriesPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        filter: { type: "ModerationFilter" }
      ) {
        moderationLog(first: $count, after: $cursor, filter: $filter)
          @connection(key: "logEntries_moderationLog") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...logEntry_action
            }
          }
        }
      }
    `,
    root,
  );
  const { current, isPending } = useListArguments<never, ModerationFilter>({
    spec: LOG_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="log"
      title={title}
      noun={{ one: 'action', many: 'actions' }}
      total={data.moderationLog.totalCount}
      pages={pages}
      endCursor={data.moderationLog.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={LOG_LIST}
      isPending={isPending}
      items={data.moderationLog.edges.map(({ node }) => <LogEntry key={node.id} action={node} />)}
    />
  );
}
