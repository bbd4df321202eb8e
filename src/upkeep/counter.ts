import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import type { UpkeepScope } from './scope.ts';

/**
 * Columns that repeat what other rows say. One query returns what they should be; finding the wrong ones
 * and setting them right are both made from it, so that the two cannot disagree.
 */
export interface Counter {
  /** `table.column`, as doctor prints it. */
  readonly name: string;
  readonly table: 'posts' | 'comments' | 'wiki_pages' | 'post_topics' | 'users' | 'polls';
  /** The primary key of the table. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Rows of the key and the columns as they should be. */
  readonly expected: (scope: UpkeepScope) => Sql;
  /** That a row of the table, `t`, is in scope: else the planner may look at all of them. */
  readonly inScope: (scope: UpkeepScope) => Sql;
}

/** How many rows of a counter are wrong. */
export async function countWrong(
  runner: StatementRunner,
  counter: Counter,
  scope: UpkeepScope,
): Promise<number> {
  const [row] = await runner.run<{ wrong: number }>(
    `upkeep.countWrong ${counter.name}`,
    sql`
      select count(*) as wrong
      from ${raw(counter.table)} t
      join (${counter.expected(scope)}) e using (${list(counter.key)})
      where ${counter.inScope(scope)} and ${differs(counter)}`,
  );
  return row?.wrong ?? 0;
}

/** Counters of the same rows as one, which writes each row once. */
export function joinCounters([first, ...others]: readonly [Counter, ...Counter[]]): Counter {
  const columns = [first, ...others].flatMap((counter) => counter.columns);
  return {
    ...first,
    name: `${first.table}: ${columns.join(', ')}`,
    columns,
    expected: (scope) => {
      const rest = others.map(
        (other, index) =>
          sql`join (${other.expected(scope)}) ${raw(`e${index}`)} using (${list(first.key)})`,
      );
      return sql`select * from (${first.expected(scope)}) f ${join(rest, ' ')}`;
    },
  };
}

/**
 * Sets the wrong rows of a counter right; those that are right are not touched. Returns how many. `offset 0` has
 * PostgreSQL work out each row once, not once to compare and once to write.
 */
export function setRight(
  runner: StatementRunner,
  counter: Counter,
  scope: UpkeepScope,
): Promise<number> {
  const sameKey = counter.key.map((column) => `t.${column} = e.${column}`).join(' and ');
  const assignments = counter.columns.map((column) => `${column} = e.${column}`).join(', ');
  return runner.execute(
    `upkeep.setRight ${counter.name}`,
    sql`
      update ${raw(counter.table)} t
      set ${raw(assignments)}
      from (${counter.expected(scope)} offset 0) e
      where ${raw(sameKey)} and ${counter.inScope(scope)} and ${differs(counter)}`,
  );
}

function differs({ columns }: Counter): Sql {
  return sql`(${list(columns, 't')}) is distinct from (${list(columns, 'e')})`;
}

function list(columns: readonly string[], alias?: string): Sql {
  return raw(columns.map((column) => (alias ? `${alias}.${column}` : column)).join(', '));
}
