import sql, { raw } from 'sql-template-tag';
import type { Database } from '../../src/db/database.ts';

/** In this order nothing that is removed has to be changed before. */
const TABLES = ['votes', 'comments', 'posts', 'wiki_pages', 'sequences', 'users'];

/**
 * Removes people and what they wrote, with all that hangs on it. PGlite takes half a second to truncate
 * these tables, and a tenth of that to delete a few rows from them.
 */
export async function removeContent(database: Database): Promise<void> {
  for (const table of TABLES) {
    await database.execute('test.remove', sql`delete from ${raw(table)}`);
  }
}
