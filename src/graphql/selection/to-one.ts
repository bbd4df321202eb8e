import { invariant } from '../../lib/invariant.ts';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import type { ByIdLoader } from '../../loaders/by-id.ts';
import type { Scope } from '../../request/scope.ts';

/**
 * The options of a field that leads from a row to the one whose id it holds: `...toOne('postId', posts)`.
 * Where it is selected, the rows to which it leads are read in the statement of the rows that lead there.
 */
export function toOne<Property extends string, Row extends object>(
  property: Property,
  loaderOf: (scope: Scope) => ByIdLoader<Row>,
) {
  return {
    reads: [property],
    relation: { property, loaderOf },
    resolve(
      row: { readonly [P in Property]: string | null },
      _args: object,
      scope: Scope,
    ): MaybePromise<Row | null> {
      const id = row[property];
      return id === null ? null : loaderOf(scope).load(id);
    },
  };
}

/** The same where the other row exists and is visible whenever this one is. */
export function toOneNonNull<Property extends string, Row extends object>(
  property: Property,
  loaderOf: (scope: Scope) => ByIdLoader<Row>,
) {
  const { resolve, ...options } = toOne(property, loaderOf);
  return {
    ...options,
    async resolve(...args: Parameters<typeof resolve>): Promise<Row> {
      const row = await resolve(...args);
      invariant(row !== null, `a row is there, and what its ${property} names is not`);
      return row;
    },
  };
}
