import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Database, StatementReader } from '../../db/database.ts';
import { DEMO_SOURCE } from './source.ts';

/** Stays in the origins, so that no later start takes the database for a new one. */
const REMOVED = { kind: 'demo', id: '00000000-0000-0000-0000-000000000000' };

/** How many rows of each kind were removed. */
export interface RemovedDemo {
  readonly posts: number;
  readonly wikiPages: number;
  readonly sequences: number;
  readonly users: number;
}

/** Whether people or content of the demo community are in the database. */
export async function hasDemo(reader: StatementReader): Promise<boolean> {
  const rows = await reader.run(
    'demo.fileExists',
    sql`select from origins where source = ${DEMO_SOURCE} and kind <> ${REMOVED.kind} limit 1`,
  );
  return rows.length > 0;
}

/** Whether it was there once. */
export async function hadDemo(reader: StatementReader): Promise<boolean> {
  const rows = await reader.run(
    'demo.wasThere',
    sql`select from origins where source = ${DEMO_SOURCE} limit 1`,
  );
  return rows.length > 0;
}

/**
 * Removes the demo community with all that hangs on it: also what others wrote under its posts and on its
 * wiki pages. Accounts that a person has taken over, with a way to sign in or a token, stay.
 */
export function removeDemo(database: Database): Promise<RemovedDemo> {
  return database.transaction(async (tx) => {
    const remove = (table: string, kind: string, condition: Sql = empty) =>
      tx.execute(
        `demo.remove ${table}`,
        sql`delete from ${raw(table)} t where exists (
            select from origins o where o.source = ${DEMO_SOURCE} and o.kind = ${kind} and o.our_id = t.id
          ) ${condition}`,
      );
    const posts = await remove('posts', 'post');
    const wikiPages = await remove('wiki_pages', 'wikiPage');
    const sequences = await remove('sequences', 'sequence');
    await remove('comments', 'comment');
    const users = await remove('users', 'user', NOBODY_IS_THEM);
    await tx.execute('demo.forget', sql`delete from origins where source = ${DEMO_SOURCE}`);
    await tx.execute(
      'demo.remember',
      sql`insert into origins (source, kind, external_id, our_id)
        values (${DEMO_SOURCE}, ${REMOVED.kind}, 'removed', ${REMOVED.id}::uuid)`,
    );
    return { posts, wikiPages, sequences, users };
  });
}

const NOBODY_IS_THEM = sql`
  and not exists (select from identities i where i.user_id = t.id)
  and not exists (select from access_tokens a where a.user_id = t.id)`;
