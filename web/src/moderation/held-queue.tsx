import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { heldQueue_viewer$key } from '../__generated__/heldQueue_viewer.graphql.ts';
import type { heldQueuePage } from '../__generated__/heldQueuePage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { HeldCard } from './held-card.tsx';

const PAGE_SIZE = 20;

/** The texts of new members that wait for a moderator, oldest first. */
export function HeldQueue({ viewer }: { readonly viewer: heldQueue_viewer$key }) {
  const {
    data,
    refetch: _refetch,
    ...pages
  } = usePaginationFragment<heldQueuePage, heldQueue_viewer$key>(
    graphql`
      fragment heldQueue_viewer on Viewer
      @refetchable(queryName: "heldQueuePage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        heldTexts(first: $count, after: $cursor) @connection(key: "heldQueue_heldTexts") {
          __id
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            node {
              ...heldCard_text
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.heldTexts) return null;
  const { __id: connectionId, edges, totalCount, pageInfo } = data.heldTexts;
  return (
    <ListSection
      id="held"
      title="Held for review"
      noun={{ one: 'text', many: 'texts' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="No texts wait for review."
      items={edges.map(({ node, cursor }) => (
        <HeldCard key={cursor} text={node} connectionId={connectionId} />
      ))}
    />
  );
}
