import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeBackup } from '../../../src/backup/make-backup.ts';
import { picturesInFolder } from '../../../src/backup/pictures.ts';
import { restoreBackup } from '../../../src/backup/restore-backup.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { createTestDatabase } from '../../support/database.ts';
import { picture } from '../../support/pictures.ts';
import { openObjectStore } from '../../support/stand-in-object-store.ts';
import { commonplace, runInProcess, start } from '../run.ts';
import { PATIENCE } from '../served.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function newSite() {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const folder = await newFolder();
  return {
    url,
    folder,
    site: {
      folder: url.slice('pglite:'.length),
      uploads: join(folder, 'uploads'),
      pictures: picturesInFolder(join(folder, 'uploads')),
      file: join(folder, 'backup.tar.gz'),
    },
    copy: {
      folder: join(folder, 'copy', 'data'),
      uploads: join(folder, 'copy', 'uploads'),
      pictures: picturesInFolder(join(folder, 'copy', 'uploads')),
      file: join(folder, 'backup.tar.gz'),
    },
  };
}

it('has all that was answered before, while others go on writing', {
  timeout: PATIENCE,
}, async () => {
  const { url, site, copy } = await newSite();
  const database = await openDatabase({ url, isShared: true });
  onTestFinished(() => database.close());
  await database.execute('test.create', sql`create table numbers (number int primary key)`);
  let written = 0;
  let isOver = false;
  const writing = (async () => {
    for (; !isOver; written += 1) {
      await database.execute('test.write', sql`insert into numbers values (${written + 1})`);
    }
  })();
  const before = written;
  await makeBackup(site).finally(() => {
    isOver = true;
  });
  await writing;
  expect(written).toBeGreaterThan(before);
  await restoreBackup(copy);
  const restored = await openDatabase({ url: `pglite:${copy.folder}` });
  onTestFinished(() => restored.close());
  const [found] = await restored.run<{ count: number; last: number }>(
    'test.count',
    sql`select count(*) as count, coalesce(max(number), 0) as last from numbers`,
  );

  // A beginning of what was written, without a gap.
  expect(found?.count).toBe(found?.last);
  expect(found?.last).toBeGreaterThanOrEqual(before);
  expect(found?.last).toBeLessThanOrEqual(written);
});

it('refuses what is not whole, and what would be overwritten', async () => {
  const { folder, site, copy } = await newSite();
  await makeBackup(site);
  await expect(makeBackup(site)).rejects.toThrow('exists');
  await expect(restoreBackup(site)).rejects.toThrow(`${site.folder} is not empty`);
  await expect(restoreBackup({ ...copy, file: '/no/such/file' })).rejects.toThrow('no file');
  const archive = await readFile(site.file);
  const half = join(folder, 'half.tar.gz');
  for (const damaged of [
    archive.subarray(0, archive.length / 2),
    Buffer.from('text'),
    Buffer.of(),
  ]) {
    await writeFile(half, damaged);
    await expect(restoreBackup({ ...copy, file: half })).rejects.toThrow('damaged');
  }
  expect(await readdir(join(folder, 'copy'))).toEqual([]);
  await expect(makeBackup({ ...copy, file: join(folder, 'none') })).rejects.toThrow('no database');
  expect(await readdir(folder)).not.toContain('none');
});

it('is made and restored by commands, pictures too', { timeout: PATIENCE }, async () => {
  const { url: DATABASE_URL, site, copy } = await newSite();
  await mkdir(site.uploads);
  await writeFile(join(site.uploads, 'picture.webp'), 'a picture');
  // An export of personal data, which is none of the pictures.
  await mkdir(join(site.uploads, 'exports'));
  await writeFile(join(site.uploads, 'exports', 'data.zip'), 'data');
  await runInProcess(['user', 'create', 'ada'], { DATABASE_URL });
  const made = await commonplace(['backup', site.file], {
    DATABASE_URL,
    UPLOADS_DIR: site.uploads,
  });
  expect(made.stdout).toMatch(/^[\d,]+ files, [\d.]+ MB, in .*\n$/);
  const environment = { DATABASE_URL: `pglite:${copy.folder}`, UPLOADS_DIR: copy.uploads };
  const restored = await commonplace(['restore', site.file], environment);

  expect(restored).toMatchObject({ code: 0 });
  expect(restored.stdout).toContain('ok ');
  expect(await readFile(join(copy.uploads, 'picture.webp'), 'utf8')).toBe('a picture');
  expect(await readdir(copy.uploads)).toEqual(['picture.webp']);
  expect((await runInProcess(['user', 'create', 'ada'], environment)).stdout).toBe('ada-2\n');
  const refused = await runInProcess(['backup', 'x'], { DATABASE_URL: 'postgres://a@127.0.0.1/b' });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('pg_dump');
});

it('has the pictures of a bucket, and puts them into one', { timeout: PATIENCE }, async () => {
  const { url: DATABASE_URL, site, copy } = await newSite();
  const [from, to] = [await openObjectStore('old'), await openObjectStore('new/site')];
  const name = `${'a'.repeat(64)}-320.webp`;
  const body = await picture({}, 'webp');
  const object = { body, type: 'image/webp', modifiedAt: new Date() };
  for (const key of [`old/${name}`, 'old/exports/data.zip', 'other.webp']) {
    from.objects.set(key, object);
  }
  await runInProcess(['user', 'create', 'ada'], { DATABASE_URL });
  const made = await runInProcess(['backup', site.file], { DATABASE_URL, ...from.environment });
  expect(made).toMatchObject({ code: 0 });
  const environment = { DATABASE_URL: `pglite:${copy.folder}`, ...to.environment };
  expect(await runInProcess(['restore', site.file], environment)).toMatchObject({ code: 0 });
  expect([...to.objects.keys()]).toEqual([`new/site/${name}`]);
  expect(to.objects.get(`new/site/${name}`)?.body.equals(body)).toBe(true);

  from.always = { status: 503, code: 'SlowDown' };
  const file = `${site.file}.later`;
  const failed = await runInProcess(['backup', file], { DATABASE_URL, ...from.environment });
  expect(failed).toMatchObject({ code: 1 });
  expect(failed.stderr).toBe(
    'The store of pictures failed: GET pictures/old/: 503 SlowDown. Try again when it answers.\n',
  );
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'leaves no copy of the database after %s',
  {
    timeout: PATIENCE,
  },
  async (signal) => {
    const { url, folder, site } = await newSite();
    const running = start(['backup', site.file], { DATABASE_URL: url, UPLOADS_DIR: site.uploads });
    await vi.waitUntil(async () => (await readdir(folder)).some((name) => name !== 'uploads'), {
      timeout: 20_000,
      interval: 5,
    });
    running.child.kill(signal);

    expect(await running.finished).toMatchObject({ code: null, signal });
    expect((await readdir(folder)).filter((name) => name !== 'uploads')).toEqual([]);
  },
);

it('removes what a killed one left, and nothing of one that may still run', {
  timeout: PATIENCE,
}, async () => {
  const { folder, site } = await newSite();
  const day = 24 * 60 * 60 * 1_000;
  const leave = async (name: string, pid: number, age: number) => {
    const owner = join(folder, `commonplace-unfinished-${name}`, 'owner.json');
    await mkdir(dirname(owner));
    await writeFile(owner, JSON.stringify({ pid, startedAt: null }));
    const time = new Date(Date.now() - age);
    await utimes(owner, time, time);
  };
  await leave('killed', 999_999_999, day + 60_000);
  await leave('elsewhere', 999_999_999, day - 60_000);
  await leave('running', process.pid, 2 * day);
  await makeBackup(site);

  expect((await readdir(folder)).filter((name) => name.startsWith('commonplace-')).sort()).toEqual([
    'commonplace-unfinished-elsewhere',
    'commonplace-unfinished-running',
  ]);
});
