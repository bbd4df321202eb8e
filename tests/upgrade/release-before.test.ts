import { readdirSync } from 'node:fs';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { readColumns } from './columns.ts';
import { readRecord } from './record.ts';

const database = await openTestDatabase();

const releases = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What PostgreSQL says of each statement that it cannot prepare. */
function failuresOf(
  statements: readonly string[],
): Promise<{ statement: string; error: string }[]> {
  return database.transaction(async (tx) => {
    await tx.execute(
      'test.definePrepare',
      sql`create or replace function pg_temp.failure(statement text) returns text language plpgsql as $$
        begin
          execute 'prepare recorded as ' || statement;
          deallocate recorded;
          return null;
        exception when others then
          return sqlerrm;
        end $$`,
    );
    return tx.run<{ statement: string; error: string }>(
      'test.prepare',
      sql`select f.statement, f.error from (
          select statement, pg_temp.failure(statement) as error
          from json_array_elements_text(${JSON.stringify(statements)}::json) as s (statement)
        ) f where f.error is not null`,
    );
  });
}

it('a statement that does not fit the database is found', async () => {
  const bad = ['select gone from users', 'select 1 where gone($1::int)'];
  const failures = await failuresOf([...bad, 'select id from users where id = $1']);
  expect(failures.map(({ error }) => error)).toEqual([
    'column "gone" does not exist',
    'function gone(integer) does not exist',
  ]);
});

it.each(releases)(
  'each statement that servers of %s send fits the newest database',
  async (release) => {
    const { statements } = readRecord(release);
    expect(statements.length).toBeGreaterThan(100);
    expect(await failuresOf(statements)).toEqual([]);
  },
  60_000,
);

it.each(releases)(
  'the columns that %s knows are there, and rows need no others',
  async (release) => {
    const { columns: known } = readRecord(release);
    const columns = await readColumns(database);
    const types = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject(known);
    const tables = new Set(Object.keys(known).map((name) => name.split('.')[0]));
    const required = columns.filter(
      ({ name, isOptional }) =>
        !isOptional && known[name] === undefined && tables.has(name.split('.')[0]),
    );
    expect(required).toEqual([]);
  },
);
