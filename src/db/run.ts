import type { ArgType, SqlQueryable, SqlResultSet } from '@prisma/driver-adapter-utils';
import sql, { type Sql } from 'sql-template-tag';
import { noteWork } from '../event-loop/loop-turns.ts';
import type { ByteBudget } from '../lib/byte-budget.ts';
import type {
  BatchReader,
  NamedQuery,
  Planning,
  ReadLimits,
  StatementRunner,
  TransactionClient,
} from './database.ts';
import { distributeRows, partsOf, rowsAsJson, statementOf } from './prefetch.ts';

/**
 * Connections for what is read together, by how it is planned, and those for what the server does for
 * itself.
 */
export type Adapters = Readonly<Record<Planning | 'background', SqlQueryable>>;

/**
 * The one gateway for statements. Reads go through the driver adapter that Prisma Client itself
 * runs on, without the client's own layers; each comes back as one JSON cell, parsed once.
 */
export function adapterRunner(adapters: Adapters): StatementRunner & BatchReader {
  return {
    ...queryableRunner(adapters.background),
    async runTogether(queries, planning, limits) {
      const rows = await readTogether(adapters[planning], { queries, limits });
      if (rows === null) throw new TypeError('A statement without a condition had no row');
      return rows;
    },
  };
}

interface TogetherOptions {
  readonly queries: readonly NamedQuery[];
  readonly limits: ReadLimits | undefined;
  /** Without it, or where it holds, the queries are answered. */
  readonly condition?: Sql;
}

/** The rows of each query, by one statement; null when its condition does not hold. */
export async function readTogether(
  queryable: Pick<SqlQueryable, 'queryRaw'>,
  { queries, limits, condition }: TogetherOptions,
): Promise<unknown[][] | null> {
  const parts = partsOf(queries);
  const names = parts.map(({ name }) => name).join(', ');
  const maxTextBytes = limits?.budget.left ?? Number.MAX_SAFE_INTEGER;
  const statement = statementOf(parts, maxTextBytes, condition);
  const begun = limits?.begin();
  const end = begun instanceof Promise ? await begun : begun;
  let result: SqlResultSet;
  try {
    result = await queryable.queryRaw(toStatement(names, statement));
  } finally {
    end?.();
  }
  const [row] = result.rows;
  if (row === undefined) return null;
  const cells = parts.map((_part, index) => row[index]);
  const ended = limits === undefined ? null : takeCells(cells, limits.budget);
  if (ended !== null) return ended;
  noteWork();
  const rows = cells.map(parseCell);
  limits?.recorder?.note(parts, rows);
  return distributeRows(queries, rows);
}

/** Runs statements one by one. */
export function queryableRunner(queryable: SqlQueryable): StatementRunner {
  return {
    async run<Row>(name: string, query: Sql): Promise<Row[]> {
      const statement = toStatement(name, sql`select ${rowsAsJson(query)}`);
      const result = await queryable.queryRaw(statement);
      return parseCell(result.rows[0]?.[0]) as Row[];
    },
    execute(name, statement) {
      return queryable.executeRaw(toStatement(name, statement));
    },
  };
}

/** The same inside an interactive transaction, which only Prisma's client can hold open. */
export function transactionRunner(client: TransactionClient): StatementRunner {
  return {
    async run<Row>(name: string, query: Sql): Promise<Row[]> {
      const statement = sql`select ${rowsAsJson(query)} as rows`;
      const rows = await client.$queryRawUnsafe<{ rows: string }[]>(
        named(name, statement),
        ...statement.values,
      );
      return parseCell(rows[0]?.rows) as Row[];
    },
    execute(name, statement) {
      return client.$executeRawUnsafe(named(name, statement), ...statement.values);
    },
  };
}

/** Before they are parsed, which takes several times their memory. A cell of too long texts is null. */
function takeCells(cells: readonly unknown[], budget: ByteBudget): Promise<never> | null {
  for (const cell of cells) {
    if (cell === null) return budget.exceed();
    const ended = typeof cell === 'string' ? budget.read(cell.length) : null;
    if (ended !== null) return ended;
  }
  return null;
}

function parseCell(cell: unknown): unknown[] {
  if (typeof cell !== 'string') throw new TypeError('A statement answered without its JSON cell');
  return JSON.parse(cell) as unknown[];
}

function toStatement(name: string, statement: Sql) {
  const args = statement.values;
  return { sql: named(name, statement), args, argTypes: args.map(() => AS_GIVEN) };
}

/** Values are bound as they come: no conversion by the adapter. */
const AS_GIVEN: ArgType = { scalarType: 'unknown', arity: 'scalar' };

function named(name: string, statement: Sql): string {
  return `/* ${name} */ ${statement.text}`;
}
