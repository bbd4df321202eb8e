import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { seedContent } from '../../support/content.ts';
import { openTestDatabase } from '../../support/database.ts';
import { generateDump } from '../generate-dump.ts';
import { importDump } from '../import-dump.ts';
import { wholeDatabase } from '../whole-database.ts';

const folder = await mkdtemp(join(tmpdir(), 'commonplace-together-'));
afterAll(() => rm(folder, { recursive: true }));
const dump = await generateDump(join(folder, 'site'), { questions: 40, users: 30 });

it('imports while a server reads and writes on the same database', {
  timeout: 120_000,
}, async () => {
  const database = await openTestDatabase();
  const server = await openDatabase({ url: database.url, poolSize: 3 });
  const seed = seedContent(server);
  const author = await seed.user('amber-river');
  const post = await seed.post({ author });
  let isImporting = true;
  const importing = importDump(database, dump, { batchSize: 25 }).finally(() => {
    isImporting = false;
  });
  let served = 0;
  while (isImporting) {
    await seed.comment({ on: post, author });
    const [seen] = await server.run<{ comments: number }>(
      'test.serve',
      sql`select comment_count as comments from posts where id = ${post.id}::uuid`,
    );
    served += 1;
    expect(seen?.comments).toBe(served);
  }
  const { rejections } = await importing;
  expect(rejections).toEqual([]);
  expect(served).toBeGreaterThan(3);
  const wrong = [];
  for await (const finding of examine(server, { fix: false })) {
    if (finding.wrong > 0) wrong.push(finding);
  }
  expect(wrong).toEqual([]);
  await server.close();
});

it('two imports of one dump at the same time write it once', { timeout: 120_000 }, async () => {
  const [alone, shared] = [await openTestDatabase(), await openTestDatabase()];
  await importDump(alone, dump);
  const other = await openDatabase({ url: shared.url, poolSize: 3 });
  await Promise.all([
    importDump(shared, dump, { batchSize: 30 }),
    importDump(other, dump, { batchSize: 45 }),
  ]);
  expect(await wholeDatabase(other)).toEqual(await wholeDatabase(alone));
  await other.close();
});

it('imports of two sites at the same time find everybody a name', {
  timeout: 120_000,
}, async () => {
  const database = await openTestDatabase();
  const other = await openDatabase({ url: database.url, poolSize: 3 });
  const imports = await Promise.all([
    importDump(database, dump, { site: 'one', batchSize: 5 }),
    importDump(other, dump, { site: 'two', batchSize: 5 }),
  ]);
  expect(imports.flatMap(({ rejections }) => rejections)).toEqual([]);
  const [users] = await other.run<{ number: number }>(
    'test.users',
    sql`select count(distinct username) as number from users`,
  );
  expect(users).toEqual({ number: 60 });
  await other.close();
});
