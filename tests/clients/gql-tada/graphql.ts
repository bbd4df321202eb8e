import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './__generated__/introspection.d.ts';

/** `graphql(…)` with the types of the schema: what it returns is typed by the query itself. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; HTML: string; URL: string };
}>();
