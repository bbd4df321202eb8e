import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { reportQueue_viewer$key } from '../__generated__/reportQueue_viewer.graphql.ts';
import type { reportQueuePage } from '../__generated__/reportQueuePage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { ReportCard } from './report-card.tsx';

const PAGE_SIZE = 20;

/** What was reported and waits for a moderator, oldest first. */
export function ReportQueue({ viewer }: { readonly viewer: reportQueue_viewer$key }) {
  const {
    data,
    refetch: _refetch,
    ...pages
  } = usePaginationFragment<reportQueuePage, reportQueue_viewer$key>(
    graphql`
      fragment reportQueue_viewer on Viewer
      @refetchable(queryName: "reportQueuePage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        reports(first: $count, after: $cursor) @connection(key: "reportQueue_reports") {
          __id
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...reportCard_report
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.reports) return null;
  const { __id: connectionId, edges, totalCount, pageInfo } = data.reports;
  return (
    <ListSection
      id="reports"
      title="Reports"
      noun={{ one: 'report', many: 'reports' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="No open reports."
      items={edges.map(({ node }) => (
        <ReportCard key={node.id} report={node} connectionId={connectionId} />
      ))}
    />
  );
}
