import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/exporters/site/kinds.ts';
import { TABLES_LEFT_OUT } from '../../src/exporters/site/left-out.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();

interface ColumnOfTable {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNullable: boolean;
}

const columns = await database.run<ColumnOfTable>(
  'test.columns',
  sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      not a.attnotnull as "isNullable"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
    where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and c.relname !~ '^_prisma'`,
);
const tables = [...new Set(columns.map(({ table }) => table))].sort();

/** What PostgreSQL calls the types of exports. */
const TYPES: Readonly<Record<string, string>> = {
  int: 'integer',
  'int[]': 'integer[]',
  timestamptz: 'timestamp with time zone',
};

describe('an export', () => {
  it('has every table, or says why it is left out', () => {
    const exported = [...KINDS.map(({ table }) => table), ...Object.keys(TABLES_LEFT_OUT)].sort();
    expect(exported).toEqual(tables);
  });

  it.each(KINDS)('has every column of $table, or says why it is left out', (kind) => {
    const ofTable = columns.filter(({ table }) => table === kind.table);
    const listed = [...Object.keys(kind.columns), ...Object.keys(kind.leftOut)].sort();
    expect(listed).toEqual(ofTable.map(({ column }) => column).sort());
  });

  it.each(KINDS)('reads the columns of $table by their types', (kind) => {
    for (const [name, { type, value }] of Object.entries(kind.columns)) {
      const found = columns.find(({ table, column }) => table === kind.table && column === name);
      expect([name, found?.type]).toEqual([name, TYPES[type] ?? type]);
      // Of uploads only those that are stored are exported: their columns are never null.
      if (kind.table === 'uploads') continue;
      expect([name, value.safeParse(null).success]).toEqual([name, found?.isNullable]);
    }
  });

  it.each(KINDS)('orders $table by what tells its rows apart', async (kind) => {
    const [found] = await database.run<{ keys: string[] }>(
      'test.primaryKey',
      sql`
        select array_agg(a.attname) as keys
        from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = ${kind.table}::regclass and i.indisprimary`,
    );
    expect(kind.key).toEqual(expect.arrayContaining(found?.keys ?? []));
  });
});
