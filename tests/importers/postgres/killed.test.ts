import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { commonplace, runInProcess, start } from '../../commands/run.ts';
import { createTestDatabase } from '../../support/database.ts';
import { discourseContent } from '../discourse-content.ts';
import { startDiscourse } from '../discourse-server.ts';
import { startForum } from '../forum-server.ts';
import { siteContent } from '../forum-site-content.ts';
import { generateDump } from '../generate-dump.ts';
import { writeWiki } from '../generate-wiki.ts';
import { wholeDatabase } from '../whole-database.ts';

/**
 * How many times each import is killed, at random moments. For a longer trial:
 * `IMPORT_KILLS=20 npm test -- --project postgres tests/importers/postgres/killed.test.ts`
 */
const KILLS = Number(process.env['IMPORT_KILLS'] ?? 1);

/** Each database sees so many kills, so that resumed imports are killed, too. */
const KILLS_AT_ONCE = 2;

const folder = await mkdtemp(join(tmpdir(), 'commonplace-kills-'));
const forum = await startForum(siteContent({ posts: 60, comments: 300 }));
const discourse = await startDiscourse(discourseContent());
afterAll(async () => {
  await Promise.all([forum.close(), discourse.close(), rm(folder, { recursive: true })]);
});

const [dump, wiki, exported] = ['site', 'wiki.xml', 'exported'].map((name) => join(folder, name));
const client = ['--pause', '0', '--allow-private-host', '--contact', 'me@example.org'];
const rejects = ['--rejects', join(folder, 'rejects'), '--batch', '20'];

interface Import {
  readonly prepare?: () => Promise<unknown>;
  readonly args: readonly string[];
}

const imports: Readonly<Record<string, Import>> = {
  stackexchange: {
    prepare: () => generateDump(dump as string, { questions: 40, users: 40 }),
    args: [dump as string, ...rejects],
  },
  mediawiki: { prepare: writeVersions, args: [wiki as string, ...rejects] },
  forummagnum: {
    args: [forum.url, ...client, ...rejects, '--answers', join(folder, 'answers')],
  },
  discourse: { args: [discourse.url, ...client, ...rejects] },
  commonplace: { prepare: exportDump, args: [exported as string] },
};

describe.each(Object.keys(imports))('import %s', (name) => {
  it('ends as if it had never been killed', { timeout: 200_000 + KILLS * 60_000 }, async () => {
    const { prepare, args } = imports[name] as Import;
    await prepare?.();
    const run = ['import', name, ...args];
    const undisturbed = await createTestDatabase();
    const begunAt = performance.now();
    expect(await commonplace(run, environment(undisturbed.url))).toMatchObject({ code: 0 });
    const milliseconds = performance.now() - begunAt;
    const expected = await contentOf(undisturbed.url);
    await undisturbed.remove();

    const moments: string[] = [];
    for (let kill = 0; kill < KILLS; ) {
      const { url, remove } = await createTestDatabase();
      await rm(join(folder, 'answers'), { recursive: true, force: true });
      for (let here = 0; here < KILLS_AT_ONCE && kill < KILLS; here += 1, kill += 1) {
        const { child, finished } = start(run, environment(url));
        const moment = Math.round(Math.random() * milliseconds);
        await wait(moment);
        child.kill('SIGKILL');
        const { signal } = await finished;
        moments.push(`${moment} ms${signal === null ? ' (it had ended)' : ''}`);
      }
      expect(await runInProcess(run, environment(url))).toMatchObject({ code: 0 });
      expect(await contentOf(url), moments.join(', ')).toEqual(expected);
      await remove();
    }
    process.stdout.write(
      `import ${name}: ${Math.round(milliseconds)} ms; killed after ${moments.join(', ')}; no difference\n`,
    );
  });
});

function environment(url: string) {
  return { DATABASE_URL: url, UPLOADS_DIR: join(folder, 'uploads') };
}

async function contentOf(url: string) {
  const database = await openDatabase({ url });
  const content = await wholeDatabase(database);
  await database.close();
  return content;
}

/** Thirty pages with ten versions each, which name each other. */
async function writeVersions(): Promise<void> {
  const pages = Array.from({ length: 30 }, (_, page) => ({
    title: `Page ${page}`,
    id: page + 1,
    revisions: Array.from({ length: 10 }, (_, version) => ({
      id: page * 10 + version + 1,
      by: `Author ${version % 4}`,
      at: new Date(Date.UTC(2020, 0, 1 + page, version)).toISOString().replace('.000', ''),
      text: `See [[Page ${(page + version) % 30}]].\n\n== Version ${version} ==\n${'Words of it. '.repeat(20)}`,
    })),
  }));
  await writeWiki(wiki as string, pages);
}

/** What another server exported. */
async function exportDump(): Promise<void> {
  const { url, remove } = await createTestDatabase();
  await mkdir(join(folder, 'uploads'), { recursive: true });
  await generateDump(dump as string, { questions: 40, users: 40 });
  const args = ['import', 'stackexchange', dump as string, ...rejects];
  expect(await runInProcess(args, environment(url))).toMatchObject({ code: 0 });
  expect(await runInProcess(['export', exported as string], environment(url))).toMatchObject({
    code: 0,
  });
  await remove();
}
