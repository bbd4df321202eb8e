import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { allWikiPages_query$key } from '../__generated__/allWikiPages_query.graphql.ts';
import page, {
  type allWikiPagesPage,
  type WikiPageFilter,
  type WikiPageOrder,
} from '../__generated__/allWikiPagesPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ALL_WIKI_PAGES_LIST } from './site-list-specs.ts';
import { WikiPageCard } from './wiki-page-card.tsx';

const PAGE_SIZE = 60;

interface AllWikiPagesProps {
  readonly root: allWikiPages_query$key;
  readonly title: string;
  readonly initial: ListArguments<WikiPageOrder, WikiPageFilter>;
}

/** All pages of the wiki. */
export function AllWikiPages({ root, title, initial }: AllWikiPagesProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    allWikiPagesPage,
    allWikiPages_query$key
  >(
    graphql`
      fragment allWikiPages_query on Query
      @refetchable(queryName: "allWikiPagesPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 60 }
        cursor: { type: "String" }
        orderBy: { type: "WikiPageOrder" }
        filter: { type: "WikiPageFilter" }
      ) {
        wikiPages(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "allWikiPages_wikiPages") {
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
  const { current, isPending } = useListArguments<WikiPageOrder, WikiPageFilter>({
    spec: ALL_WIKI_PAGES_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="wiki"
      title={title}
      className="compact"
      noun={{ one: 'wiki page', many: 'wiki pages' }}
      total={data.wikiPages.totalCount}
      pages={pages}
      endCursor={data.wikiPages.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={ALL_WIKI_PAGES_LIST}
      isPending={isPending}
      items={data.wikiPages.edges.map(({ node }) => <WikiPageCard key={node.id} page={node} />)}
    />
  );
}
