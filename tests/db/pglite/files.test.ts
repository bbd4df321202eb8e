import fs from 'node:fs';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { compiledProgram } from '../../../src/db/pglite/compiled-program.ts';
import { pgliteTasks } from '../../../src/db/pglite/pglite-tasks.ts';
import { createTestDatabase } from '../../support/database.ts';

/** How many files are synced while `work` runs. */
async function syncsDuring(work: () => Promise<unknown>): Promise<number> {
  const sync = vi.spyOn(fs, 'fsyncSync');
  syncBuiltinESMExports();
  try {
    await work();
    return sync.mock.calls.length;
  } finally {
    sync.mockRestore();
    syncBuiltinESMExports();
  }
}

async function modesIn(folder: string): Promise<Set<number>> {
  const paths = [
    folder,
    ...(await readdir(folder, { recursive: true })).map((path) => join(folder, path)),
  ];
  const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777));
  return new Set(modes);
}

describe('the folder of PGlite', () => {
  it.each([
    [true, 5],
    [false, 0],
  ])('has each of 5 commits on disk before it is answered: %s', async (isSynced, expected) => {
    const { url, remove } = await createTestDatabase({ content: 'nothing' });
    onTestFinished(remove);
    // In this thread, whose calls can be counted.
    const folder = url.slice('pglite:'.length);
    await pgliteTasks.open({ folder, isSynced, program: await compiledProgram() });
    onTestFinished(() => pgliteTasks.close());
    await pgliteTasks.script('create table t (n int)');
    const syncs = await syncsDuring(async () => {
      for (let n = 0; n < 5; n += 1) {
        expect(await pgliteTasks.script(`insert into t values (${n})`)).toHaveProperty('result');
      }
    });
    expect(syncs >= expected && (isSynced || syncs === 0)).toBe(true);
  });

  it('has the name of a new file on disk, too', async () => {
    const { url, remove } = await createTestDatabase({ content: 'nothing' });
    onTestFinished(remove);
    const folder = url.slice('pglite:'.length);
    await pgliteTasks.open({ folder, isSynced: true, program: await compiledProgram() });
    onTestFinished(() => pgliteTasks.close());
    const synced: boolean[] = [];
    const { fsyncSync } = fs;
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
      synced.push(fs.fstatSync(descriptor).isDirectory());
      fsyncSync(descriptor);
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      sync.mockRestore();
      syncBuiltinESMExports();
    });
    // A segment of the log is made beside its place, and renamed.
    await pgliteTasks.script('create table t (n int); select pg_switch_wal(); drop table t');

    expect(synced).toContain(true);
  });

  it('is its owner’s alone when it is new', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'commonplace-private-'));
    onTestFinished(() => rm(parent, { recursive: true, force: true }));
    const folder = join(parent, 'data');
    const database = await openDatabase({ url: `pglite:${folder}`, isSynced: false });
    await database.execute('test.table', sql`create table t as select 1 as n`);
    await database.execute('test.write', sql`checkpoint`);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await database.close();
    for (const mode of await modesIn(folder)) expect([0o700, 0o600]).toContain(mode);
  }, 60_000);

  it('is taken from other users, with a warning, when it is there already', async () => {
    const { url, remove } = await createTestDatabase({ content: 'nothing' });
    onTestFinished(remove);
    const folder = url.slice('pglite:'.length);
    await chmod(join(folder, 'PG_VERSION'), 0o666);
    await chmod(folder, 0o755);
    const warn = vi.fn();
    await (await openDatabase({ url, isSynced: false, warn })).close();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(folder));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'PG_VERSION'))).mode & 0o777).toBe(0o600);
  });
});
