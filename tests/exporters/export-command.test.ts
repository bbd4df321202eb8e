import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { seedDemo } from '../../src/importers/demo/seed-demo.ts';
import { commonplace, runInProcess, start } from '../commands/run.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from '../importers/temporary.ts';
import { openObjectStore } from '../support/stand-in-object-store.ts';
import { bytesOf } from './site-export.ts';

it('moves a site out and in, also when the import is killed first', PATIENCE, async () => {
  const folder = await temporaryFolder();
  const from = { ...(await temporaryDatabase()), ...(await openObjectStore()).environment };
  const to = { ...(await temporaryDatabase()), UPLOADS_DIR: join(folder, 'new-uploads') };
  const site = await openDatabase({ url: from.DATABASE_URL });
  await seedDemo(site);
  await site.close();
  const first = join(folder, 'first');

  const exported = await commonplace(['export', first], from);
  expect(exported).toMatchObject({ code: 0 });
  expect(exported.stderr).toMatch(/^comments\.ndjson\.gz: [\d,]+ rows$/m);
  expect(exported.stdout).toMatch(/^[\d,]+ rows, [\d.]+ KB in \d+ s, in /m);
  expect((await stat(first)).mode & 0o077).toBe(0);
  expect((await stat(join(first, 'users.ndjson.gz'))).mode & 0o077).toBe(0);

  const args = ['import', 'commonplace', first];
  const checked = await runInProcess([...args, '--dry-run'], to);
  expect(checked).toMatchObject({ code: 0 });
  expect(checked.stdout).toMatch(/^[\d,]+ rows can be imported\. Nothing was written\.$/m);

  const { child, says, finished } = start(args, to);
  await says(/Reading revisions/);
  child.kill('SIGKILL');
  await finished;
  const copy = await openDatabase({ url: to.DATABASE_URL });
  const [left] = await copy.run('test.left', sql`select count(*) as users from users`);
  await copy.close();
  expect(left).toEqual({ users: 0 });

  const imported = await runInProcess(args, to);
  expect(imported).toMatchObject({ code: 0 });
  expect(imported.stdout).toMatch(/^[\d,]+ rows in [\d.]+ s, [\d,]+ rows\/s$/m);
  const again = await runInProcess(args, to);
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toMatch(/are there already\. Nothing was written\.$/m);

  const second = join(folder, 'second');
  expect(await runInProcess(['export', second], to)).toMatchObject({ code: 0 });
  expect(await bytesOf(second)).toEqual(await bytesOf(first));
});
