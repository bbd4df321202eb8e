import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { wikiHistory_wikiPage$key } from '../__generated__/wikiHistory_wikiPage.graphql.ts';
import page, {
  type RevisionFilter,
  type RevisionOrder,
  type wikiHistoryPage,
} from '../__generated__/wikiHistoryPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { CompareVersions } from '../versions/compare-versions.tsx';
import { HISTORY_LIST } from '../versions/list-spec.ts';
import { ContributionCard } from './contribution-card.tsx';

const PAGE_SIZE = 10;

interface WikiHistoryProps {
  readonly wikiPage: wikiHistory_wikiPage$key;
  readonly initial: ListArguments<RevisionOrder, RevisionFilter>;
}

/** The versions of a wiki page, and any two of them side by side. */
export function WikiHistory({ wikiPage, initial }: WikiHistoryProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    wikiHistoryPage,
    wikiHistory_wikiPage$key
  >(
    graphql`
      fragment wikiHistory_wikiPage on WikiPage
      @refetchable(queryName: "wikiHistoryPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "RevisionOrder" }
        filter: { type: "RevisionFilter" }
      ) {
        id
        contributions(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "wikiHistory_contributions") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              version
              ...contributionCard_contribution
            }
          }
        }
      }
    `,
    wikiPage,
  );
  const { current, isPending } = useListArguments<RevisionOrder, RevisionFilter>({
    spec: HISTORY_LIST,
    initial,
    refetch,
  });
  const versions = data.contributions.edges.map(({ node }) => node);
  return (
    <ListSection
      id="history"
      title="History"
      noun={{ one: 'version', many: 'versions' }}
      total={data.contributions.totalCount}
      pages={pages}
      endCursor={data.contributions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={HISTORY_LIST}
      isPending={isPending}
      before={versions.length > 1 && <CompareVersions versions={versions} />}
      items={versions.map((version) => (
        <ContributionCard key={version.id} contribution={version} inHistory />
      ))}
    />
  );
}
