import sql from 'sql-template-tag';
import type { Database, StatementRunner } from '../db/database.ts';
import { idBatches } from '../lib/id-batches.ts';

/**
 * Ids of headings and notes name the post or page of a version, so that links to them survive edits. Before,
 * they named the version.
 */
const namesItself = sql`r.html like '%-' || r.id || '-%'`;

/** How many versions have such ids of their own. */
export async function countForeignIds(runner: StatementRunner): Promise<number> {
  const [row] = await runner.run<{ wrong: number }>(
    'upkeep.countForeignIds',
    sql`select count(*)::int as wrong from revisions r where ${namesItself}`,
  );
  return row?.wrong ?? 0;
}

/** Versions that are looked at in one transaction. */
const BATCH_SIZE = 1_000;

/** Puts the ids of posts and pages in the place of those of versions. Returns how many had them. */
export async function nameSubjects(database: Database): Promise<number> {
  let fixed = 0;
  for await (const versions of idBatches((after) => versionsAfter(database, after))) {
    const ids = versions.map(({ id }) => id);
    fixed += await database.execute(
      'upkeep.nameSubjects',
      sql`
        update revisions r
        set html = replace(r.html, r.id::text, coalesce(r.post_id, r.wiki_page_id)::text)
        where r.id = any(${ids}::uuid[]) and ${namesItself}`,
    );
  }
  return fixed;
}

function versionsAfter(database: Database, after: string): Promise<{ readonly id: string }[]> {
  return database.run(
    'upkeep.versions',
    sql`
      select r.id from revisions r
      where r.id > ${after}::uuid
      order by r.id
      limit ${BATCH_SIZE}::int`,
  );
}
