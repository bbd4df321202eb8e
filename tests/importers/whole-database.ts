import sql, { raw } from 'sql-template-tag';
import type { Database } from '../../src/db/database.ts';

/**
 * Every row of every table, as text, in one order: two databases compare by it. Left out are the migrations, and how
 * commands ended.
 */
export async function wholeDatabase(database: Database): Promise<Record<string, string[]>> {
  const tables = await database.run<{ name: string }>(
    'test.tables',
    sql`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname !~ '^(_prisma|command_runs$)'
      order by c.relname`,
  );
  const whole: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.run<{ line: string }>(
      'test.rows',
      sql`select t::text as line from ${raw(name)} t order by t::text collate "C"`,
    );
    whole[name] = rows.map((row) => row.line);
  }
  return whole;
}
