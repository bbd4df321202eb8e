import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemaOf } from '../../src/exporters/site/json-schemas.ts';
import { KINDS, kindsOf } from '../../src/exporters/site/kinds.ts';
import { folderStore } from '../../src/images/image-store.ts';
import { examine } from '../../src/upkeep/doctor.ts';
import { wholeDatabase } from '../importers/whole-database.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestUploads } from '../support/uploads.ts';
import { createEveryState, SECRET } from './every-state.ts';
import { bytesOf, exportSite, importExport, linesIn } from './site-export.ts';

const folder = await mkdtemp(join(tmpdir(), 'commonplace-export-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

describe('a community with every state', async () => {
  const [site, copy, mirror] = [
    await openTestDatabase(),
    await openTestDatabase(),
    await openTestDatabase(),
  ];
  const { store: images } = await openTestUploads();
  await createEveryState(site, images);
  // What the fixtures do not count.
  for await (const _ of examine(site, { fix: true }));
  await exportSite({ database: site, folder: at('first'), images });
  await exportSite({ database: site, folder: at('public'), images }, 'public');

  it('has a value in every column', async () => {
    for (const kind of KINDS) {
      const lines = await linesIn(at('first'), kind.name);
      expect([kind.name, lines.length]).not.toEqual([kind.name, 0]);
      for (const property of Object.keys(lines[0] ?? {})) {
        expect([kind.name, property, lines.some((line) => line[property] !== null)]).toEqual([
          ...[kind.name, property, true],
        ]);
      }
    }
  });

  it('gives the same bytes after an import into an empty database', async () => {
    const to = { database: copy, images: folderStore(at('copy-uploads')) };
    expect(await importExport({ ...to, folder: at('first') })).toBe('imported');
    await exportSite({ ...to, folder: at('second') });
    expect(await bytesOf(at('second'))).toEqual(await bytesOf(at('first')));
    expect(await problemsOf(copy)).toEqual([]);
    // Of tables that are left out, those that are made of others are there, too.
    const [before, after] = [await wholeDatabase(site), await wholeDatabase(copy)];
    for (const table of ['users', 'posts', 'wiki_pages', 'comments']) {
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
    expect(after['image_uses']).toHaveLength(before['image_uses']?.length ?? 0);
    expect(after['access_tokens']).toEqual([]);
    expect(after['auth_sessions']).toEqual([]);
  });

  it('finds everything there when it is imported again', async () => {
    const to = { database: copy, images: folderStore(at('copy-uploads')), folder: at('first') };
    expect(await importExport(to)).toBe('present');
  });

  it('is not imported into a database with other content', async () => {
    const elsewhere = importExport({ database: copy, folder: at('public') });
    await expect(elsewhere).rejects.toThrow(/has content already, in the table users/);
  });

  it('has nothing in its public export that not everybody may read', async () => {
    for (const { name } of kindsOf('public')) {
      const lines = await linesIn(at('public'), name);
      expect([name, lines.filter((line) => JSON.stringify(line).includes(SECRET))]).toEqual([
        ...[name, []],
      ]);
      expect([name, lines.length]).not.toEqual([name, 0]);
    }
    const kinds = kindsOf('public').map(({ name }) => name);
    for (const name of ['votes', 'bookmarks', 'notifications', 'mail-accounts', 'held-wiki-edits'])
      expect(kinds).not.toContain(name);
    expect(Object.keys(await bytesOf(at('public')))).toHaveLength(kinds.length + 3);
  });

  it('gives the same bytes of a public export, too', async () => {
    const to = { database: mirror, images: folderStore(at('mirror-uploads')) };
    await importExport({ ...to, folder: at('public') });
    await exportSite({ ...to, folder: at('public-again') }, 'public');
    expect(await bytesOf(at('public-again'))).toEqual(await bytesOf(at('public')));
    // It counts what was written in the version that is hidden, and that text is not there.
    expect(await problemsOf(mirror)).toEqual(['wiki_contributors: 1']);
  });

  it.each(['first', 'public'])('has lines that the JSON Schemas allow: %s', async (name) => {
    for (const kind of kindsOf(name === 'public' ? 'public' : 'full')) {
      const schema = z.fromJSONSchema(jsonSchemaOf(kind));
      for (const line of await linesIn(at(name), kind.name)) {
        expect(schema.safeParse(line).error).toBeUndefined();
      }
    }
  });
});

async function problemsOf(database: Parameters<typeof examine>[0]): Promise<string[]> {
  const problems: string[] = [];
  for await (const { name, wrong } of examine(database, { fix: false })) {
    if (wrong > 0) problems.push(`${name}: ${wrong}`);
  }
  return problems;
}
