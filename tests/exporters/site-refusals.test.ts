import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sql from 'sql-template-tag';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { folderTarget } from '../../src/exporters/site/target.ts';
import { writeExport } from '../../src/exporters/site/write-export.ts';
import { folderStore } from '../../src/images/image-store.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { exportSite, importExport, linesIn } from './site-export.ts';

const folder = await mkdtemp(join(tmpdir(), 'commonplace-refusals-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const site = await openTestDatabase();
const empty = await openTestDatabase();
const seed = seedContent(site);
const author = await seed.user('ada');
const post = await seed.post({ author });
await seed.comment({ on: post, author, parent: await seed.comment({ on: post, author }) });
const whole = join(folder, 'whole');
await exportSite({ database: site, folder: whole });

let copies = 0;
let copy = '';
beforeEach(async () => {
  copies += 1;
  copy = join(folder, `copy-${copies}`);
  await cp(whole, copy, { recursive: true });
});

const imports = () => importExport({ database: empty, folder: copy });

async function countRows(): Promise<unknown> {
  return empty.run(
    'test.count',
    sql`select (select count(*) from users) as users, (select count(*) from comments) as comments`,
  );
}

/** Changes the lines of a file, and says so in the manifest, as somebody would who means it. */
async function forge(kind: string, change: (lines: string) => string): Promise<void> {
  const path = join(copy, `${kind}.ndjson.gz`);
  const lines = change(gunzipSync(await readFile(path)).toString());
  const content = gzipSync(lines);
  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const rows = lines.split('\n').length - 1;
  await changeManifest((manifest) => {
    const files = manifest['files'] as { kind: string }[];
    return {
      ...manifest,
      files: files.map((file) =>
        file.kind === kind ? { ...file, rows, bytes: content.length, sha256 } : file,
      ),
    };
  });
}

async function changeManifest(
  change: (manifest: Record<string, unknown>) => unknown,
): Promise<void> {
  const path = join(copy, 'manifest.json');
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
}

describe('an import of an export', () => {
  it('refuses a folder without a manifest, which is written last', async () => {
    await rm(join(copy, 'manifest.json'));
    await expect(imports()).rejects.toThrow(
      /has no manifest\.json.*run `commonplace export` again/,
    );
  });

  it('refuses a missing, a shorter and an altered file', async () => {
    const file = join(copy, 'comments.ndjson.gz');
    const content = await readFile(file);
    await writeFile(
      file,
      Buffer.from(content.map((byte, index) => (index === 40 ? byte ^ 1 : byte))),
    );
    await expect(imports()).rejects.toThrow(
      /comments\.ndjson\.gz is not what was exported: its SHA/,
    );
    await truncate(file, 30);
    await expect(imports()).rejects.toThrow(/comments\.ndjson\.gz has 30 bytes, and the manifest/);
    await rm(file);
    await expect(imports()).rejects.toThrow(/Cannot read .*comments\.ndjson\.gz: ENOENT/);
    expect(await countRows()).toEqual([{ users: 0, comments: 0 }]);
  });

  it('refuses another version, naming both', async () => {
    await changeManifest((manifest) => ({ ...manifest, version: 2 }));
    await expect(imports()).rejects.toThrow(
      /has version 2 of the format, and this program reads version 1/,
    );
  });

  it('refuses a manifest that names other files', async () => {
    await changeManifest((manifest) => ({
      ...manifest,
      files: (manifest['files'] as object[]).map((file) => ({ ...file, file: '../../etc/passwd' })),
    }));
    await expect(imports()).rejects.toThrow(/"users\.ndjson\.gz" has to be file 1 of/);
  });

  it('names the line and the property that are wrong, and leaves nothing behind', async () => {
    await forge('comments', (lines) => lines.replace('"depth":1', '"depth":"one"'));
    await expect(imports()).rejects.toThrow(/^comments\.ndjson\.gz, line 2: "depth": .*expected/);
    await forge('comments', (lines) => lines.replace('"depth":"one"', '"depth":1,"more":1'));
    await expect(imports()).rejects.toThrow(/^comments\.ndjson\.gz, line 2: .*"more"/);
    await forge('comments', (lines) => lines.replace('{"id"', '{id'));
    await expect(imports()).rejects.toThrow(/^comments\.ndjson\.gz, line 1: it is no JSON/);
    expect(await countRows()).toEqual([{ users: 0, comments: 0 }]);
  });

  it('refuses a row twice, and a row that names one which is not there', async () => {
    await forge('users', (lines) => lines + lines);
    await expect(imports()).rejects.toThrow(
      /^users\.ndjson\.gz: duplicate key .* Nothing was imported/,
    );
    await rm(copy, { recursive: true });
    await cp(whole, copy, { recursive: true });
    await forge('comments', (lines) => lines.split('\n').slice(1).join('\n'));
    await expect(imports()).rejects.toThrow(/names a row that it does not have: .*foreign key/);
    expect(await countRows()).toEqual([{ users: 0, comments: 0 }]);
  });

  it('takes out of forged HTML what the sanitiser takes out of any other', async () => {
    const html = '<p onclick=\\"x()\\">Hi<script>x()</script></p>';
    await forge('comments', (lines) => lines.replaceAll(/"html":"[^"]*"/g, `"html":"${html}"`));
    await imports();
    const rows = await empty.run('test.html', sql`select distinct html, text from comments`);
    expect(rows).toEqual([{ html: '<p>Hi</p>', text: 'Hi' }]);
  });
});

describe('an export', () => {
  it('is not written over another one, nor beside other files', async () => {
    await expect(folderTarget(copy)).rejects.toThrow(/has an export already/);
    await rm(join(copy, 'manifest.json'));
    await writeFile(join(copy, 'letter.txt'), 'Dear');
    await expect(folderTarget(copy)).rejects.toThrow(/not empty: it has letter\.txt/);
  });

  it('says so where nothing can be written', async () => {
    const file = join(copy, 'letter.txt');
    await writeFile(file, 'Dear');
    await expect(folderTarget('/proc/none/export')).rejects.toThrow(
      /^Cannot make the folder \/proc\/none\/export \(\w+\)\. Choose a folder that you may write into\.$/,
    );
    await expect(folderTarget(join(file, 'export'))).rejects.toThrow('Cannot make the folder');
  });

  it('takes the place of one that was cut off', async () => {
    await rm(join(copy, 'manifest.json'));
    await exportSite({ database: site, folder: copy });
    expect(await linesIn(copy, 'comments')).toHaveLength(2);
  });

  it('has what the site had when it began, though members go on writing', async () => {
    const into = join(folder, 'busy');
    const target = await folderTarget(into);
    let writing: Promise<unknown> = Promise.resolve();
    await writeExport({
      database: site,
      images: folderStore('/nowhere'),
      scope: 'full',
      target: {
        ...target,
        async lines(file, lines) {
          const stored = await target.lines(file, lines);
          if (file !== 'users.ndjson.gz') return stored;
          writing = seed.comment({ on: post, author, text: 'Meanwhile' });
          // The embedded database has one connection: there the write waits for the export.
          if (site.engine === 'postgres') await writing;
          return stored;
        },
      },
    });
    await writing;
    expect(await linesIn(into, 'comments')).toHaveLength(2);
    const now = await site.run('test.comments', sql`select 1 as one from comments`);
    expect(now).toHaveLength(3);
  });
});
