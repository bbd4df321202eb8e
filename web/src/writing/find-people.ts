import { graphql } from 'react-relay/hooks';
import type { findPeopleQuery } from '../__generated__/findPeopleQuery.graphql.ts';
import { mutate } from '../forms/mutate.ts';

export interface PersonChoice {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** People whose username or name to display begins so, most karma first. */
export async function findPeople(beginning: string): Promise<readonly PersonChoice[]> {
  const { users } = await mutate<findPeopleQuery>(QUERY, { beginning });
  return users?.nodes ?? [];
}

const QUERY = graphql`
  query findPeopleQuery($beginning: String!) {
    users(first: 8, filter: { nameStartsWith: $beginning }) {
      nodes {
        id
        username
        displayName
      }
    }
  }
`;
