import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { allPeople_query$key } from '../__generated__/allPeople_query.graphql.ts';
import page, {
  type allPeoplePage,
  type UserFilter,
  type UserOrder,
} from '../__generated__/allPeoplePage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { PEOPLE_LIST } from './list-spec.ts';
import { PersonCard } from './person-card.tsx';

const PAGE_SIZE = 60;

interface AllPeopleProps {
  readonly root: allPeople_query$key;
  readonly title: string;
  readonly initial: ListArguments<UserOrder, UserFilter>;
}

/** All users who have an account. */
export function AllPeople({ root, title, initial }: AllPeopleProps) {
  const { data, refetch, ...pages } = usePaginationFragment<allPeoplePage, allPeople_query$key>(
    graphql`
      fragment allPeople_query on Query
      @refetchable(queryName: "allPeoplePage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 60 }
        cursor: { type: "String" }
        orderBy: { type: "UserOrder" }
        filter: { type: "UserFilter" }
      ) {
        users(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "allPeople_users") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...personCard_user
            }
          }
        }
      }
    `,
    root,
  );
  const { current, isPending } = useListArguments<UserOrder, UserFilter>({
    spec: PEOPLE_LIST,
    initial,
    refetch,
  });
  return (
    <ListSection
      id="people"
      title={title}
      className="compact"
      noun={{ one: 'person', many: 'people' }}
      total={data.users.totalCount}
      pages={pages}
      endCursor={data.users.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE, ...current } }}
      spec={PEOPLE_LIST}
      isPending={isPending}
      items={data.users.edges.map(({ node }) => <PersonCard key={node.id} user={node} />)}
    />
  );
}
