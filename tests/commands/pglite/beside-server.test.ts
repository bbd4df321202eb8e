import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { writeWiki } from '../../importers/generate-wiki.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startProgram } from '../../support/program.ts';
import { commonplace, runInProcess } from '../run.ts';
import { ask, PATIENCE, serveOn } from '../served.ts';

async function newDatabase(): Promise<string> {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  return url;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-beside-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('a command beside a server on PGlite', { timeout: PATIENCE }, () => {
  it('uses the database through the server', async () => {
    const DATABASE_URL = await newDatabase();
    const folder = await newFolder();
    const { url, child, finished } = await serveOn(DATABASE_URL, {});
    const run = (...args: string[]) => runInProcess(args, { DATABASE_URL });

    const created = await commonplace(['user', 'create', 'ada'], { DATABASE_URL });
    expect(created).toMatchObject({ code: 0, stdout: 'ada\n' });
    expect((await run('token', 'create', 'ada')).stdout).toMatch(/^\S{20,}\n$/);
    expect((await run('token', 'list', 'ada')).stdout).toContain('command line');
    expect((await run('doctor')).code).toBe(0);
    expect((await run('migrate')).stdout).toContain('is up to date');
    expect(await run('token', 'create', 'nobody')).toMatchObject({
      code: 1,
      stderr: 'Nobody is called nobody.\n',
    });
    expect(await ask(url, '{ user(username: "ada") { username } }')).toEqual({
      user: { username: 'ada' },
    });
    const exported = await run('export', join(folder, 'export'));
    expect(exported).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\d,]+ rows, /) });
    // Two servers on one folder stay refused.
    const second = await commonplace(['serve'], { DATABASE_URL, PORT: '0' });
    expect(second.stderr).toContain('is in use by another process');
    child.kill('SIGTERM');
    expect((await finished).code).toBe(0);
    expect(await readdir(DATABASE_URL.slice('pglite:'.length))).not.toContain('commonplace.socket');
  });

  it('works after a server was killed, and beside the next one', async () => {
    const DATABASE_URL = await newDatabase();
    const { child, finished } = await serveOn(DATABASE_URL, {});
    child.kill('SIGKILL');
    await finished;
    expect((await commonplace(['user', 'create', 'ada'], { DATABASE_URL })).stdout).toBe('ada\n');
    await serveOn(DATABASE_URL, {});

    expect((await runInProcess(['user', 'create', 'ada'], { DATABASE_URL })).stdout).toBe(
      'ada-2\n',
    );
  });
});

it('an import is refused while a process has the folder and does not share it', {
  timeout: PATIENCE,
}, async () => {
  const DATABASE_URL = await newDatabase();
  const dump = await writeWiki(join(await newFolder(), 'wiki.xml'), []);
  const owner = await openDatabase({ url: DATABASE_URL });
  onTestFinished(() => owner.close());
  const { code, stderr } = await commonplace(['import', 'mediawiki', dump], { DATABASE_URL });

  expect(code).toBe(1);
  expect(stderr).toContain('is in use by another process');
});

describe('a shared folder', () => {
  async function openTwice() {
    const url = await newDatabase();
    const owner = await openDatabase({ url, isShared: true });
    onTestFinished(() => owner.close());
    const guest = await openDatabase({ url, throughServer: true });
    onTestFinished(() => guest.close());
    return { url, owner, guest };
  }

  it('gives and takes values of all kinds, and errors', async () => {
    const { guest } = await openTwice();
    const value = 'ä'.repeat(300_000);
    const [row] = await guest.run<Record<string, unknown>>(
      'test.values',
      sql`select ${value}::text as text, ${[1, 2]}::int[] as list, null as nothing, now() > 'epoch' as yes`,
    );
    expect(row).toEqual({ text: value, list: [1, 2], nothing: null, yes: true });
    await expect(guest.run('test.error', sql`select 1 / 0`)).rejects.toThrow('division by zero');
    await expect(
      guest.transaction(async (tx) => {
        await tx.execute('test.write', sql`create table notes (text text)`);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const [found] = await guest.run<{ table: string | null }>(
      'test.table',
      sql`select to_regclass('notes')::text as table`,
    );
    expect(found?.table).toBeNull();
  });

  it('undoes the transaction of a command that was killed', async () => {
    const { url, owner } = await openTwice();
    const program = startProgram('write-through-server', url);
    await program.says('written');
    await program.kill();
    const [found] = await owner.run<{ table: string | null }>(
      'test.table',
      sql`select to_regclass('notes')::text as table`,
    );

    expect(found?.table).toBeNull();
  });

  it('says so when the server ends', async () => {
    const { owner, guest } = await openTwice();
    await owner.close();

    await expect(guest.run('test.one', sql`select 1`)).rejects.toMatchObject({
      cause: { originalMessage: 'The server that has the database does not answer.' },
    });
  });
});
