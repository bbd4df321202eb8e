import type { ArgType, SqlQueryable } from '@prisma/driver-adapter-utils';
import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import type { StatementRunner, TransactionClient } from './database.ts';

/**
 * The one gateway for statements. Reads go through the driver adapter that Prisma Client itself
 * runs on, without the client's own layers; each comes back as one JSON cell, parsed once.
 */
export function adapterRunner(adapter: SqlQueryable): StatementRunner {
  return {
    async run<Row>(name: string, query: Sql): Promise<Row[]> {
      const result = await adapter.queryRaw(toQuery(name, rowsAsJson(query)));
      return parseCell<Row>(result.rows[0]?.[0]);
    },
    execute(name, statement) {
      return adapter.executeRaw(toQuery(name, statement));
    },
  };
}

/** The same inside an interactive transaction, which only Prisma's client can hold open. */
export function transactionRunner(client: TransactionClient): StatementRunner {
  return {
    async run<Row>(name: string, query: Sql): Promise<Row[]> {
      const statement = rowsAsJson(query);
      const rows = await client.$queryRawUnsafe<{ rows: string }[]>(
        named(name, statement),
        ...statement.values,
      );
      return parseCell<Row>(rows[0]?.rows);
    },
    execute(name, statement) {
      return client.$executeRawUnsafe(named(name, statement), ...statement.values);
    },
  };
}

function rowsAsJson(query: Sql): Sql {
  return sql`select coalesce(json_agg(r), '[]')::text as rows from (${query}) r`;
}

function parseCell<Row>(cell: unknown): Row[] {
  if (typeof cell !== 'string') throw new TypeError('A statement answered without its JSON cell');
  return JSON.parse(cell) as Row[];
}

function toQuery(name: string, statement: Sql) {
  const args = statement.values;
  return { sql: named(name, statement), args, argTypes: args.map(() => AS_GIVEN) };
}

/** Values are bound as they come: no conversion by the adapter. */
const AS_GIVEN: ArgType = { scalarType: 'unknown', arity: 'scalar' };

function named(name: string, statement: Sql): string {
  return `/* ${name} */ ${statement.text}`;
}
