import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { wikiTopics_query$key } from '../__generated__/wikiTopics_query.graphql.ts';
import page, { type wikiTopicsPage } from '../__generated__/wikiTopicsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { Title } from '../text/title.tsx';
import { Moment } from '../ui/moment.tsx';
import { wikiPath } from '../wiki/wiki-path.ts';

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
              slug
              title
              titleHtml
              updatedAt
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
      items={data.wikiPages.edges.map(({ node }) => (
        <article key={node.id} className="card">
          <p className="meta">
            <Link href={wikiPath(node.slug)} className="author">
              <bdi>
                <Title of={node} />
              </bdi>
            </Link>
            <Moment at={node.updatedAt} />
          </p>
        </article>
      ))}
    />
  );
}
