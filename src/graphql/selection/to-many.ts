import type { MaybePromise } from '../../lib/maybe-promise.ts';
import { type Connection, connection, type PagedList } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { pageComplexity } from '../connection.ts';
import type { ListOf } from './declarations.ts';

interface ToManyOptions<Row extends object, Args, Count extends string> {
  /** The property of the row that says how long the whole list is, where a counter tells. */
  readonly count?: Count;
  readonly list: ListOf<Args, Row>;
}

/**
 * The options of a field that leads from a row to the list that is its: `...toMany({ list: (scope, args) => … })`.
 * A page that is selected whatever the variables, and has no filter, is read in the statement of the rows.
 */
export function toMany<
  Row extends object,
  Args extends PageArguments,
  Count extends string = never,
>({ count, list }: ToManyOptions<Row, Args, Count>) {
  type Parent = { readonly id: string } & { readonly [Property in NoInfer<Count>]: number };
  const reads: readonly ('id' | NoInfer<Count>)[] = count === undefined ? ['id'] : ['id', count];
  const connectionOf = (row: Parent, { loader, list, args }: PagedList<Row>) =>
    connection({
      loader,
      list,
      args,
      parentId: row.id,
      knownCount: count === undefined ? undefined : row[count],
    });
  return {
    reads,
    list,
    complexity: pageComplexity,
    resolve(row: Parent, args: Args, scope: Scope): MaybePromise<Connection<Row>> {
      const paged = list(scope, args);
      return paged instanceof Promise
        ? paged.then((found) => connectionOf(row, found))
        : connectionOf(row, paged);
    },
  };
}
