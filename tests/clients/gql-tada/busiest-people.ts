import { initGraphQLTada, type ResultOf } from 'gql.tada';
import type { introspection } from './__generated__/introspection.d.ts';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; HTML: string; URL: string };
}>();

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
