import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { FolderLockedError, FolderNotEmptyError } from '../../../src/db/errors.ts';
import { lockFolder } from '../../../src/db/lock.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { claimFolder } from '../../../src/db/pglite-folder.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startProgram } from '../../support/program.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-folder-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it('a folder that another process has is refused, naming the folder and the process', async () => {
  const folder = await emptyFolder();
  const program = startProgram('hold-folder', folder);
  await program.says('held');

  const refused = lockFolder(folder);
  await expect(refused).rejects.toThrow(FolderLockedError);
  await expect(refused).rejects.toThrow(`The database in ${folder} is in use by another process`);
  await expect(refused).rejects.toThrow(`(${program.child.pid})`);
  await expect(refused).rejects.toThrow(/DATABASE_URL=pglite:DIR/);
});

it('a folder whose process was killed is taken over at once', async () => {
  const folder = await emptyFolder();
  const program = startProgram('hold-folder', folder);
  await program.says('held');
  await program.kill();
  expect(await readdir(folder)).toHaveLength(1);

  const started = performance.now();
  const release = await lockFolder(folder);
  expect(performance.now() - started).toBeLessThan(1_000);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

it('a lock of a process whose number somebody else has now counts for nothing', async () => {
  const folder = await emptyFolder();
  const lock = { pid: process.ppid, startedAt: 'an earlier boot/12345' };
  await writeFile(join(folder, 'commonplace.lock.1'), JSON.stringify(lock));
  if (process.platform === 'linux') await (await lockFolder(folder))();
  else await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError);
});

it.each(['', 'rubbish', '{}', '{"pid":0}'])(
  'a lock that says %j counts for nothing',
  async (text) => {
    const folder = await emptyFolder();
    await writeFile(join(folder, 'commonplace.lock.1'), text);
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(/in use by this process/);
    await release();
  },
);

it('of many that want a folder at the same time, after a crash too, exactly one gets it', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'commonplace.lock.1'), '{"pid":999999999}');
  const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(folder)).toHaveLength(1);
});

it('an open database keeps its folder, and gives it back when it is closed', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url });
  await expect(openDatabase({ url })).rejects.toThrow(FolderLockedError);
  await database.close();
  const again = await openDatabase({ url });
  expect(await again.run('test.one', sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await again.close();
});

it('what a killed process left half made is made anew', async () => {
  const folder = await emptyFolder();
  const first = await claimFolder(folder);
  await mkdir(join(folder, 'base'));
  await writeFile(join(folder, 'PG_VERSION'), '18\n');
  await first.release();

  const second = await claimFolder(folder);
  const names = await readdir(folder);
  expect(names.filter((name) => !name.startsWith('commonplace.lock.'))).toEqual([
    'commonplace.unfinished',
  ]);
  await writeFile(join(folder, 'PG_VERSION'), '18\n');
  await second.complete();
  await second.release();

  const third = await claimFolder(folder);
  await access(join(folder, 'PG_VERSION'));
  await third.release();
});

it('a folder with other things in it is refused and left as it was', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'thesis.txt'), 'Ten years of work');
  await expect(claimFolder(folder)).rejects.toThrow(FolderNotEmptyError);
  expect(await readdir(folder)).toEqual(['thesis.txt']);
});
