import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiContributors_wikiPage$key } from '../__generated__/wikiContributors_wikiPage.graphql.ts';
import page, {
  type WikiContributorOrder,
  type wikiContributorsPage,
} from '../__generated__/wikiContributorsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ContributorCard } from './contributor-card.tsx';
import { CONTRIBUTOR_LIST } from './list-specs.ts';

const PAGE_SIZE = 10;

interface WikiContributorsProps {
  readonly wikiPage: wikiContributors_wikiPage$key;
  readonly initial: ListArguments<WikiContributorOrder, never>;
}

/** The people who wrote a wiki page. */
export function WikiContributors({ wikiPage, initial }: WikiContributorsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    wikiContributorsPage,
    wikiContributors_wikiPage$key
  >(
    graphql`
      fragment wikiContributors_wikiPage on WikiPage
      @refetchable(queryName: "wikiContributorsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "WikiContributorOrder" }
      ) {
        id
        contributors(first: $count, after: $cursor, orderBy: $orderBy)
          @connection(key: "wikiContributors_contributors") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            node {
              ...contributorCard_contributor
            }
          }
        }
      }
    `,
    wikiPage,
  );
  const { current, isPending } = useListArguments<WikiContributorOrder, never>({
    spec: CONTRIBUTOR_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="contributors"
      title="Contributors"
      noun={{ one: 'contributor', many: 'contributors' }}
      total={data.contributors.totalCount}
      pages={pages}
      endCursor={data.contributors.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={CONTRIBUTOR_LIST}
      isPending={isPending}
      items={data.contributors.edges.map(({ cursor, node }) => (
        <ContributorCard key={cursor} contributor={node} />
      ))}
    />
  );
}
