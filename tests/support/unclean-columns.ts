import sql, { raw } from 'sql-template-tag';
import type { Database } from '../../src/db/database.ts';

/** The columns of texts, as `table.column`, that hold what `cleanText` would have changed. */
export async function uncleanColumns(database: Database): Promise<string[]> {
  const columns = await database.run<{ table: string; column: string }>(
    'test.textColumns',
    sql`
      select table_name as "table", column_name as "column"
      from information_schema.columns
      where table_schema = 'public' and data_type = 'text' and table_name not like '\\_%'`,
  );
  const dirty: string[] = [];
  for (const { table, column } of columns) {
    const text = raw(`"${column}"`);
    const found = await database.run(
      'test.dirty',
      sql`
        select from ${raw(`"${table}"`)}
        where ${text} ~ ${'[\\x01-\\x08\\x0b-\\x1f\u200b\u202a-\u202e]'} or ${text} <> normalize(${text}) limit 1`,
    );
    if (found.length > 0) dirty.push(`${table}.${column}`);
  }
  return dirty;
}
