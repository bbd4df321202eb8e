import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { recentEdits_query$key } from '../__generated__/recentEdits_query.graphql.ts';
import page, {
  type RevisionFilter,
  type RevisionOrder,
  type recentEditsPage,
} from '../__generated__/recentEditsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ContributionCard } from './contribution-card.tsx';
import { RECENT_EDITS_LIST } from './site-list-specs.ts';

const PAGE_SIZE = 20;

interface RecentEditsProps {
  readonly root: recentEdits_query$key;
  readonly initial: ListArguments<RevisionOrder, RevisionFilter>;
}

/** The edits of all wiki pages. */
export function RecentEdits({ root, initial }: RecentEditsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<recentEditsPage, recentEdits_query$key>(
    graphql`
      fragment recentEdits_query on Query
      @refetchable(queryName: "recentEditsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "RevisionOrder" }
        filter: { type: "RevisionFilter" }
      ) {
        wikiContributions(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "recentEdits_wikiContributions") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...contributionCard_contribution
            }
          }
        }
      }
    `,
    root,
  );
  const { current, isPending } = useListArguments<RevisionOrder, RevisionFilter>({
    spec: RECENT_EDITS_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="edits"
      title="Edits"
      noun={{ one: 'edit', many: 'edits' }}
      total={data.wikiContributions.totalCount}
      pages={pages}
      endCursor={data.wikiContributions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={RECENT_EDITS_LIST}
      isPending={isPending}
      items={data.wikiContributions.edges.map(({ node }) => (
        <ContributionCard key={node.id} contribution={node} isAnybodys />
      ))}
    />
  );
}
