import sql, { raw, type Sql } from 'sql-template-tag';
import { previewOf } from '../content/preview.ts';
import type { Database } from '../db/database.ts';
import { idBatches } from '../lib/id-batches.ts';

/** A table that keeps texts, and the columns of one. */
interface Holder {
  readonly table: Sql;
  readonly html: Sql;
  readonly preview: Sql;
}

const HOLDERS: readonly Holder[] = [
  holder('comments', ''),
  holder('comment_revisions', ''),
  holder('revisions', ''),
  holder('sequences', 'description_'),
  holder('users', 'bio_'),
];

function holder(table: string, prefix: string): Holder {
  return { table: raw(table), html: raw(`${prefix}html`), preview: raw(`${prefix}preview`) };
}

interface Row {
  readonly id: string;
  readonly html: string | null;
  readonly preview: string | null;
}

/** Texts that are held in memory at once. */
const ROWS_AT_ONCE = 200;

/**
 * How many previews are not what their texts make them: those of texts that an earlier release
 * wrote. With `fix`, they are made again.
 */
export async function examinePreviews(database: Database, fix: boolean): Promise<number> {
  let wrong = 0;
  for (const place of HOLDERS) {
    for await (const rows of idBatches((after) => rowsAfter(database, place, after))) {
      const changes = rows
        .map(({ id, html, preview }) => ({ id, preview, right: previewOf(html ?? '') }))
        .filter(({ preview, right }) => preview !== right)
        .map(({ id, right }) => ({ id, preview: right }));
      wrong += changes.length;
      if (fix && changes.length > 0) await setPreviews(database, place, changes);
    }
  }
  return wrong;
}

function rowsAfter(database: Database, place: Holder, after: string): Promise<Row[]> {
  const { table, html, preview } = place;
  return database.run(
    'upkeep.previews',
    sql`
      select id, ${html} as html, ${preview} as preview from ${table}
      where id > ${after}::uuid
        and (
          ${preview} is not null or ${html} like '%<math%' or ${html} like '%class="spoiler"%'
          or ${html} ~ '<su[bp]>[0-9+−=()-]+<'
        )
      order by id
      limit ${ROWS_AT_ONCE}::int`,
  );
}

async function setPreviews(
  database: Database,
  { table, preview }: Holder,
  changes: readonly { readonly id: string; readonly preview: string | null }[],
): Promise<void> {
  await database.execute(
    'upkeep.setPreviews',
    sql`
      update ${table} t set ${preview} = c.preview
      from json_to_recordset(${JSON.stringify(changes)}::json) as c(id uuid, preview text)
      where c.id = t.id`,
  );
}
