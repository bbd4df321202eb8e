import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type {
  peoplePageQuery,
  UserFilter,
  UserOrder,
} from '../__generated__/peoplePageQuery.graphql.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { AllPeople } from '../people/all-people.tsx';
import { PEOPLE_LIST } from '../people/list-spec.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** All users who have an account. */
export default function PeoplePage() {
  const address = useListAddress();
  const [initial] = useState(() => readArguments<UserOrder, UserFilter>(PEOPLE_LIST, address));
  const root = useLazyLoadQuery<peoplePageQuery>(
    graphql`
      query peoplePageQuery($orderBy: UserOrder, $filter: UserFilter, $cursor: String) {
        ...allPeople_query @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
      }
    `,
    initial,
    useQueryOptions(),
  );

  usePageTitle('People');
  return (
    <div className="page">
      <h1>People</h1>

      <AllPeople root={root} title={'All people'} initial={initial} />
    </div>
  );
}
