import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { profileWiki_user$key } from '../__generated__/profileWiki_user.graphql.ts';
import page, {
  type profileWikiPage,
  type RevisionFilter,
  type RevisionOrder,
} from '../__generated__/profileWikiPage.graphql.ts';
import { isEmptyList } from '../lists/is-empty-list.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { ContributionCard } from '../wiki/contribution-card.tsx';
import { WIKI_LIST } from './list-specs.ts';

const PAGE_SIZE = 10;

interface ProfileWikiProps {
  readonly user: profileWiki_user$key;
  readonly initial: ListArguments<RevisionOrder, RevisionFilter>;
}

/** What a person gave to the wiki. */
export function ProfileWiki({ user, initial }: ProfileWikiProps) {
  const { data, refetch, ...pages } = usePaginationFragment<profileWikiPage, profileWiki_user$key>(
    graphql`
      fragment profileWiki_user on User
      @refetchable(queryName: "profileWikiPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        orderBy: { type: "RevisionOrder" }
        filter: { type: "RevisionFilter" }
      ) {
        id
        wikiContributions(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "profileWiki_wikiContributions") {
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
    user,
  );
  const { current, isPending } = useListArguments<RevisionOrder, RevisionFilter>({
    spec: WIKI_LIST,
    initial,
    refetch,
  });
  if (isEmptyList(data.wikiContributions.totalCount, current)) return null;
  return (
    <ListSection
      id="wiki"
      title="Wiki contributions"
      noun={{ one: 'wiki contribution', many: 'wiki contributions' }}
      total={data.wikiContributions.totalCount}
      pages={pages}
      endCursor={data.wikiContributions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={WIKI_LIST}
      isPending={isPending}
      items={data.wikiContributions.edges.map(({ node }) => (
        <ContributionCard key={node.id} contribution={node} />
      ))}
    />
  );
}
