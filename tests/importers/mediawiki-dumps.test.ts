import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { ELEMENT_KINDS } from '../../src/importers/fidelity/elements.ts';
import { fidelityReport } from '../../src/importers/fidelity/fidelity.ts';
import { measureFidelity } from '../../src/importers/fidelity/measure-fidelity.ts';
import { openWiki } from '../../src/importers/mediawiki/open-wiki.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { openTestDatabase, testEngine } from '../support/database.ts';
import { dumpsFolder } from './dumps.ts';
import { importWiki } from './import-wiki.ts';

/** What the dumps hold, counted by other means than ours. */
const DUMPS = [
  {
    name: 'addressforall',
    file: 'addressforall-0.11/dumpContent.xml',
    read: 34,
    pages: 5,
    revisions: 31,
  },
  {
    name: 'ngwiki',
    file: 'ngwiki-0.8/ngwiki-20130702-pages-articles-multistream.xml.gz',
    read: 75,
    pages: 41,
    revisions: 39,
  },
  {
    name: 'Amen',
    file: 'histories-0.3/it-Amen-49-revisions.xml.gz',
    read: 49,
    pages: 3,
    revisions: 49,
  },
  {
    name: 'aawiki',
    file: 'aawiki-0.11/aawiki-20260101-pages-meta-history.xml.gz',
    read: 1_307,
    pages: 37,
    revisions: 224,
  },
  {
    name: 'Rio Grande',
    file: 'histories-0.3/en-Rio_Grande-247-revisions.xml.gz',
    read: 247,
    pages: 6,
    revisions: 247,
  },
] as const;

/** Of each kind of element so much has to survive. */
const MIN_FIDELITY = 0.98;

const database = await openTestDatabase();

/** PGlite takes its time for long histories, and has what the engines differ in with the others. */
const dumps = testEngine() === 'pglite' ? DUMPS.slice(0, 2) : DUMPS;

for (const { name, file, ...expected } of dumps) {
  const path = join(dumpsFolder('mediawiki'), file);
  describe.skipIf(!existsSync(path))(`the dump ${name}`, () => {
    it('is imported completely, and its elements survive', { timeout: 240_000 }, async () => {
      const { source, tally, rejections } = await importWiki(database, [path], { site: name });
      expect(rejections).toEqual([]);
      expect({
        read: tally.rowsRead,
        pages: tally.kind('wikiPage').written,
        revisions: tally.kind('revision').written,
      }).toEqual(expected);
      const { texts } = await openWiki([path], { site: name });
      const fidelity = await measureFidelity({ database, source, texts: texts?.() ?? [] });
      process.stdout.write(`${name}:\n${fidelityReport(fidelity)}`);
      expect(fidelity.missing).toBe(0);
      expect(ELEMENT_KINDS.filter((kind) => fidelity.share(kind) < MIN_FIDELITY)).toEqual([]);
    });

    it('imported once more changes nothing', { timeout: 240_000 }, async () => {
      const { tally } = await importWiki(database, [path], { site: name });
      expect([...tally.kinds.values()].map(({ written }) => written)).toEqual(
        [...tally.kinds.values()].map(() => 0),
      );
      expect([...tally.parts.keys()]).toEqual([]);
    });
  });
}

it('leaves every counter right and every invariant kept', { timeout: 60_000 }, async () => {
  const wrong = [];
  for await (const finding of examine(database, { fix: false })) {
    if (finding.wrong > 0) wrong.push(finding);
  }
  expect(wrong).toEqual([]);
  const [stray] = await database.run<{ pages: number }>(
    'test.untitled',
    sql`select count(*) as pages from wiki_pages where title_key is null`,
  );
  process.stdout.write(`${stray?.pages} pages of several wikis share a title with another\n`);
});
