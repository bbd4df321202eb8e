import type { Database } from '../../src/db/database.ts';
import { importSource } from '../../src/importers/import-source.ts';
import { openWiki } from '../../src/importers/mediawiki/open-wiki.ts';
import { silentProgress } from '../../src/importers/progress.ts';
import { type Rejection, Tally } from '../../src/importers/tally.ts';

/** Imports a dump of a wiki without telling anybody. */
export async function importWiki(
  database: Database,
  paths: readonly string[],
  { site, batchSize }: { readonly site?: string; readonly batchSize?: number } = {},
) {
  const rejections: Rejection[] = [];
  const tally = new Tally((rejection) => rejections.push(rejection));
  const source = await openWiki(paths, { site });
  await importSource({
    database,
    source,
    ...(batchSize !== undefined && { batchSize }),
    tally,
    progress: silentProgress,
  });
  return { source: source.name, tally, rejections };
}
