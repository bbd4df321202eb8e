import { print } from 'graphql';
import { expect, expectTypeOf, it } from 'vitest';
import { type DataOf, typedQuery } from '../../src/http/typed-query.ts';

it('gives the data of a query the types of the schema', () => {
  const query = typedQuery('query Q($slug: String!) { post(slug: $slug) { publishedAt } }');
  expect(print(query)).toContain('post(slug: $slug)');
  expectTypeOf<DataOf<'query Q { post(slug: "a") { publishedAt } }'>>().toEqualTypeOf<{
    post: { publishedAt: string | null } | null;
  }>();
});

it('has no type for a field that the schema does not have', () => {
  const nameOf = (data: DataOf<'{ site { nmae } }'>): string =>
    // @ts-expect-error: of an unknown field nothing is known.
    data.site.nmae;
  expect(nameOf).toBeTypeOf('function');
});
