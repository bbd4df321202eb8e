import sql, { join, raw } from 'sql-template-tag';
import type { Database } from '../../src/db/database.ts';

/** All tables besides those of the migrations and of purging itself. */
export async function tablesOf(database: Database): Promise<readonly string[]> {
  const rows = await database.run<{ name: string }>(
    'test.tables',
    sql`select tablename as name from pg_tables where schemaname = current_schema()`,
  );
  return rows.map(({ name }) => name).filter((name) => !/^(?:_|cache_)/.test(name));
}

/** For each table a text that is another once any row of it has changed. */
export async function contentsOf(
  database: Database,
  tables: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contents = tables.map(
    (name) => sql`select ${name} as name,
      md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from ${raw(`"${name}"`)} t`,
  );
  const rows = await database.run<{ name: string; hash: string }>(
    'test.contents',
    join(contents, ' union all '),
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** The tables in the text of statements. */
export function tablesIn(texts: readonly string[], tables: readonly string[]): ReadonlySet<string> {
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return new Set(tables.filter((table) => words.has(table)));
}

/** The tables whose changes of this kind are recorded. */
export async function triggersOf(database: Database, name: string): Promise<readonly string[]> {
  const rows = await database.run<{ table: string }>(
    'test.triggers',
    sql`select c.relname as "table" from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = ${name} and t.tgenabled = 'O' and c.relnamespace = current_schema()::regnamespace
      order by c.relname`,
  );
  return rows.map(({ table }) => table);
}
