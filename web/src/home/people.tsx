import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { people_query$key } from '../__generated__/people_query.graphql.ts';
import page, { type peoplePage } from '../__generated__/peoplePage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { PersonCard } from '../people/person-card.tsx';

const PAGE_SIZE = 12;

/** The people, the most esteemed first. */
export function People({ root }: { readonly root: people_query$key }) {
  const { data, ...pages } = usePaginationFragment<peoplePage, people_query$key>(
    graphql`
      fragment people_query on Query
      @refetchable(queryName: "peoplePage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 12 }, cursor: { type: "String" }) {
        users(first: $count, after: $cursor) @connection(key: "people_users") {
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
  return (
    <ListSection
      id="people"
      title="People"
      className="compact"
      noun={{ one: 'person', many: 'people' }}
      total={data.users.totalCount}
      pages={pages}
      endCursor={data.users.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { count: PAGE_SIZE } }}
      items={data.users.edges.map(({ node }) => <PersonCard key={node.id} user={node} />)}
    />
  );
}
