import sql, { raw } from 'sql-template-tag';
import type { Database, StatementRunner } from '../../db/database.ts';
import { isAboutData, reasonOf } from '../../db/driver-error.ts';
import type { Kind } from '../../exporters/site/kind.ts';
import { KINDS, kindsOf } from '../../exporters/site/kinds.ts';
import { digestTarget } from '../../exporters/site/target.ts';
import { writeExport } from '../../exporters/site/write-export.ts';
import type { ImageStore } from '../../images/image-store.ts';
import { countEverything } from '../../upkeep/counters.ts';
import { ImportError } from '../import-error.ts';
import type { Progress } from '../progress.ts';
import type { RenderTexts } from '../writer/texts.ts';
import { copyImages } from './copy-images.ts';
import { completeRows, insertRows } from './insert-rows.ts';
import type { OpenExport } from './open-export.ts';
import { type Row, rowsOf } from './read-rows.ts';

interface SiteImport {
  readonly database: Database;
  readonly images: ImageStore;
  readonly source: OpenExport;
  readonly progress: Progress;
  readonly render: RenderTexts;
}

/**
 * Puts a whole site into an empty database, in one transaction: until it ends nobody sees any of it, and an import
 * that is cut off leaves nothing behind. Ids stay what they were.
 *
 * @returns `present` if the database has all of it already, and nothing else
 * @throws ImportError if the database has other content, or refuses a row
 */
export async function importSite(options: SiteImport): Promise<'imported' | 'present'> {
  const { database, images, source } = options;
  const occupied = await occupiedTable(database);
  if (occupied !== null) {
    if (await hasSameContent(options)) return 'present';
    throw new ImportError(
      `${database.location} has content already, in the table ${occupied}. An export goes into an empty ` +
        'database: choose another one in DATABASE_URL.',
    );
  }
  await copyImages(source, images, options.progress);
  await database.longTransaction((runner) => writeAll(runner, options));
  // Meanwhile a server may have deleted files that no upload had yet.
  await copyImages(source, images, options.progress);
  return 'imported';
}

async function occupiedTable(runner: StatementRunner): Promise<string | null> {
  for (const { table } of KINDS) {
    const rows = await runner.run(
      'import.isEmpty',
      sql`select 1 as one from ${raw(table)} limit 1`,
    );
    if (rows.length > 0) return table;
  }
  return null;
}

async function hasSameContent({ database, images, source }: SiteImport): Promise<boolean> {
  const { files, scope } = source.manifest;
  const { manifest } = await writeExport({ database, images, scope, target: digestTarget });
  return files.every(({ sha256 }, index) => manifest.files[index]?.sha256 === sha256);
}

/**
 * Triggers that do for each statement what is done at the end for all of it, and one that hands out the keys of
 * titles, which the export has. Readers do not wait while they are off.
 */
const TRIGGERS: readonly (readonly [table: string, trigger: string])[] = [
  ['posts', 'posts_count_added'],
  ['comments', 'comments_count_added'],
  ['revisions', 'revisions_count_added'],
  ['post_coauthors', 'post_coauthors_keep_user_counts'],
  ['sequences', 'sequences_keep_user_counts'],
  ['wiki_pages', 'wiki_pages_keep_title_key'],
];

async function writeAll(runner: StatementRunner, options: SiteImport): Promise<void> {
  const { source } = options;
  await switchTriggers(runner, 'disable');
  // Nobody writes into these tables any more.
  const occupied = await occupiedTable(runner);
  if (occupied !== null) {
    throw new ImportError(
      `Somebody wrote into the table ${occupied} as the import began. Nothing was imported.`,
    );
  }
  await runner.execute('import.defer', sql`set constraints all deferred`);
  for (const kind of kindsOf(source.manifest.scope)) await writeKind(runner, kind, options);
  await checkReferences(runner);
  await runner.execute(
    'import.analyze',
    sql`analyze ${raw(KINDS.map(({ table }) => table).join(', '))}`,
  );
  await countEverything(runner);
  await switchTriggers(runner, 'enable');
}

async function switchTriggers(runner: StatementRunner, to: 'enable' | 'disable'): Promise<void> {
  for (const [table, trigger] of TRIGGERS) {
    await runner.execute(
      `import.${to}Trigger`,
      sql`alter table ${raw(table)} ${raw(to)} trigger ${raw(trigger)}`,
    );
  }
}

/** While rows are written, the texts of the next ones are read and sanitised. */
async function writeKind(
  runner: StatementRunner,
  kind: Kind,
  { source, progress, render }: SiteImport,
): Promise<void> {
  let writing = Promise.resolve();
  try {
    for await (const batch of rowsOf(source, kind, progress)) {
      const rows: readonly Row[] = await completeRows(kind, batch, render);
      await writing;
      writing = insertRows(runner, kind, rows);
      // Handled above or below; until then there is no handler.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}

async function checkReferences(runner: StatementRunner): Promise<void> {
  try {
    await runner.execute('import.checkReferences', sql`set constraints all immediate`);
  } catch (cause) {
    if (!isAboutData(cause)) throw cause;
    throw new ImportError(
      `The export names a row that it does not have: ${reasonOf(cause)}. Nothing was imported.`,
      { cause },
    );
  }
}
