import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { seedDemo } from '../../../src/importers/demo/seed-demo.ts';
import { dumpsFolder, realDump } from '../../importers/dumps.ts';
import { importDump } from '../../importers/import-dump.ts';
import { importWiki } from '../../importers/import-wiki.ts';
import { wholeDatabase } from '../../importers/whole-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { bytesOf, exportSite, importExport } from '../site-export.ts';

/** What cannot be the same: made of random numbers, or left out of exports. */
const OWN_TABLES = ['image_uses', 'search_settings'];

const site = await openTestDatabase();
const copy = await openTestDatabase();

it('an export of content of other systems gives the same bytes, and the same database', {
  timeout: 240_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const dump = realDump('conlang-meta');
  await seedDemo(site);
  if (dump !== undefined) {
    await importDump(site, dump);
    const wiki = join(dumpsFolder('mediawiki'), 'histories-0.3/it-Amen-49-revisions.xml.gz');
    await importWiki(site, [wiki]);
  }
  await exportSite({ database: site, folder: first });
  await importExport({ database: copy, folder: first });
  await exportSite({ database: copy, folder: second });
  expect(await bytesOf(second)).toEqual(await bytesOf(first));
  const [before, after] = [await wholeDatabase(site), await wholeDatabase(copy)];
  for (const table of Object.keys(before).filter((name) => !OWN_TABLES.includes(name))) {
    expect([table, after[table]]).toEqual([table, before[table]]);
  }
});
