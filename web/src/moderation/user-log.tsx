import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { userLog_query$key } from '../__generated__/userLog_query.graphql.ts';
import type { userLogPage } from '../__generated__/userLogPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { LogEntry } from './log-entry.tsx';

const PAGE_SIZE = 10;

/** What moderators did to a user, the latest first. */
export function UserLog({ root }: { readonly root: userLog_query$key }) {
  const {
    data,
    refetch: _refetch,
    ...pages
  } = usePaginationFragment<userLogPage, userLog_query$key>(
    graphql`
      fragment userLog_query on Query
      @refetchable(queryName: "userLogPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        subjectId: { type: "ID!" }
      ) {
        moderationLog(first: $count, after: $cursor, filter: { subjectId: $subjectId })
          @connection(key: "userLog_moderationLog") {
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
  const { edges, totalCount, pageInfo } = data.moderationLog;
  return (
    <ListSection
      id="user-log"
      title="Actions of moderators"
      noun={{ one: 'action', many: 'actions' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      items={edges.map(({ node }) => <LogEntry key={node.id} action={node} />)}
    />
  );
}
