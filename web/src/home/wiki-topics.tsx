import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiTopics_query$key } from '../__generated__/wikiTopics_query.graphql.ts';
import page, { type wikiTopicsPage } from '../__generated__/wikiTopicsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { WikiPageCard } from '../wiki/wiki-page-card.tsx';

const PAGE_SIZE = 12;

/** The wiki, what was edited last first. */
export function WikiTopics({ root }: { readonly root: wikiTopics_query$key }) {
  const { data, ...pages } = usePaginationFragment<wikiTopicsPage, wikiTopics_query$key>(
    graphql`
      fragment wikiTopics_query on Query
      @refetchable(queryName: "wikiTopicsPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 12 }, cursor: { type: "String" }) {
        wikiPages(first: $count, after: $cursor, orderBy: UPDATED)
          @connection(key: "wikiTopics_wikiPages") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...wikiPageCard_page
            }
          }
        }
      }
    `,
    root,
  );
  return (
    <ListSection
      id="wiki"
      title="Wiki"
      className="compact"
      noun={{ one: 'wiki page', many: 'wiki pages' }}
      total={data.wikiPages.totalCount}
      pages={pages}
      endCursor={data.wikiPages.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE } }}
      items={data.wikiPages.edges.map(({ node }) => <WikiPageCard key={node.id} page={node} />)}
    />
  );
}
