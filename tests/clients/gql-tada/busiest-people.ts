import type { ResultOf } from 'gql.tada';
import { graphql } from './graphql.ts';

export const BUSIEST_PEOPLE = graphql(`
  query BusiestPeople($first: Int) {
    users(orderBy: KARMA, first: $first) {
      nodes { username karma role joinedAt bio { wordCount } }
    }
  }
`);

export function describe({ users }: ResultOf<typeof BUSIEST_PEOPLE>): string[] {
  return users.nodes.map(
    ({ username, karma, bio }) => `${username} ${karma} ${bio?.wordCount ?? 0}`,
  );
}
