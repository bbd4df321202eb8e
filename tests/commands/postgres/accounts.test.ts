import sql from 'sql-template-tag';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { createTestDatabase } from '../../support/database.ts';
import { commonplace, runInProcess } from '../run.ts';

/** A process takes its time on a busy machine. */
const PATIENCE = 60_000;

it('operators make accounts and tokens, list them and end them', {
  timeout: PATIENCE,
}, async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const run = (...words: string[]) => runInProcess(words, { DATABASE_URL: url });

  const created = await commonplace(['user', 'create', 'Ada'], { DATABASE_URL: url });
  expect(created).toMatchObject({ code: 0, stdout: 'ada\n' });
  expect(await run('user', 'role', 'ada', 'moderator', '--reason', 'Kind')).toMatchObject({
    code: 0,
  });
  // As the API writes it.
  expect(await run('user', 'role', 'ada', 'MODERATOR', '--reason', 'Kind')).toMatchObject({
    code: 0,
  });
  expect(await run('user', 'role', 'ada', 'boss', '--reason', 'Kind')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('It is one of member, trusted, moderator, admin.'),
  });
  expect(await run('user', 'role', 'bob', 'admin', '--reason', 'Kind')).toMatchObject({
    code: 1,
    stderr: 'Nobody is called bob.\n',
  });
  expect(await run('user', 'ban', 'ada', '--until', 'someday')).toMatchObject({ code: 2 });
  expect(await run('user', 'ban', 'ada', '--until', '2100-01-01')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--reason <why>'"),
  });
  expect(await run('user', 'ban', 'ada', '--lift', '--reason', 'Sorry')).toMatchObject({ code: 0 });
  expect(await run('token', 'create', 'ada', '--name', 'laptop')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^cpl_[\w-]{43}\n$/),
  });
  expect(await run('user', 'create', 'ada')).toMatchObject({
    code: 0,
    stdout: 'ada-2\n',
    stderr: expect.stringContaining('“ada” is taken, or cannot be a username'),
  });
  const { stderr } = await run(
    ...['user', 'create', 'bea', '--display-name', 'Bea B.', '--role', 'Member'],
  );
  expect(stderr).toBe('');
  expect((await run('user', 'list')).stdout).toMatch(
    /^ada {2}moderator {2}joined [\d-]{10} {2}ada\nada-2 {2}member {2}joined [\d-]{10} {2}ada-2\nbea {2}member {2}joined [\d-]{10} {2}Bea B\.\n$/,
  );
  expect((await run('user', 'list', '--role', 'moderator')).stdout).toMatch(/^ada .*\n$/);
  expect((await run('user', 'list', '--role', 'MODERATOR')).stdout).toMatch(/^ada .*\n$/);
  expect((await run('user', 'list', '--banned')).stdout).toBe('');
  const ban = async (until: string | null) => {
    const database = await openDatabase({ url });
    const set = sql`update users set banned_until = ${until}::timestamptz where username = 'bea'`;
    await database.execute('test.ban', set);
    await database.close();
  };
  for (const [until, words] of [
    ['2099-01-31T12:00Z', '2099-01-31 12:00 UTC'],
    // Stored by other means.
    ['infinity', 'infinity'],
  ] as const) {
    await ban(until);
    expect((await run('user', 'list', '--banned')).stdout).toMatch(
      new RegExp(`^bea {2}member {2}joined [\\d-]{10} {2}banned until ${words} {2}Bea B\\.\n$`),
    );
  }
  await ban(null);
  expect(await run('user', 'close', 'bea')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--writing <keep|anonymise>'"),
  });
  expect(await run('user', 'close', 'bea', '--writing', 'burn')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('It is one of keep, anonymise.'),
  });
  expect(await run('user', 'close', 'Bea', '--writing', 'anonymise')).toMatchObject({ code: 0 });
  expect(await run('user', 'close', 'bea', '--writing', 'keep')).toMatchObject({
    code: 1,
    stderr: 'Nobody with an open account is called bea.\n',
  });
  expect(await run('user', 'close', 'ada-2', '--writing', 'KEEP')).toMatchObject({ code: 0 });
  expect((await run('user', 'list')).stdout).toMatch(
    /^ada {2}.*\nada-2 {2}member .* left [\d-]{10} {2}ada-2\ngone-\w{16} {2}member .* Anonymous\n$/,
  );
  // Somebody who left wants to be forgotten later.
  expect(await run('user', 'close', 'ada-2', '--writing', 'keep')).toMatchObject({ code: 1 });
  expect(await run('user', 'close', 'ada-2', '--writing', 'anonymise')).toMatchObject({ code: 0 });
  expect(await run('user', 'close', 'ada-2', '--writing', 'anonymise')).toMatchObject({
    code: 1,
    stderr: 'Nobody is called ada-2.\n',
  });
  expect(
    (await run('user', 'list')).stdout.match(/^gone-.* left [\d-]{10} {2}Anonymous$/gm),
  ).toHaveLength(2);
  const hook = ['webhook', 'add', 'http://127.0.0.1:9/hook'];
  expect(await run(...hook)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('leads to the private address 127.0.0.1'),
  });
  const { stdout } = await run('token', 'list', 'ada');
  expect(stdout).toMatch(
    /^[\w-]{36} {2}write {2}laptop {2}made \S+, never used, does not expire\n$/,
  );
  expect(await run('token', 'revoke', stdout.slice(0, 36))).toMatchObject({ code: 0 });
  expect(await run('token', 'revoke', stdout.slice(0, 36))).toMatchObject({ code: 1 });
});
