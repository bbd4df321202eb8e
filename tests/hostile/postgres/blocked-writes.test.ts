import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, expect, inject, it, onTestFinished, vi } from 'vitest';
import { DatabaseBusyError } from '../../../src/db/errors.ts';
import { Incident } from '../../../src/db/incident.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { boundedPool } from '../../../src/db/postgres/bounded-pool.ts';
import { ConnectionShortage } from '../../../src/db/postgres/connection-shortage.ts';
import { poolSizes } from '../../../src/db/postgres/pool-sizes.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { send } from '../../http/send.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { member } from '../../support/members.ts';

const direct = await openTestApi();
const ada = await member(direct, 'ada');
const post = await direct.seed.post({ author: ada.user });

const POOL_SIZE = 12;
const SECONDS = 20;
const database = await openDatabase({
  url: direct.database.url,
  poolSize: POOL_SIZE,
  statementTimeout: SECONDS,
});
afterAll(() => database.close());
const api = serveTest(database, {
  OPERATION_TIMEOUT_SECONDS: String(SECONDS),
  WRITE_LIMITS: 'off',
});

const COMMENT = `mutation ($input: CreateCommentInput!) { createComment(input: $input) { __typename } }`;

function comment() {
  const input = { subjectId: encodeGlobalId('Post', post.id), markdown: 'A thought.' };
  return api.as(ada.token).answer(COMMENT, { input });
}

async function statusOf(path: string): Promise<number> {
  return (await send(api.app, { method: 'GET', path })).status;
}

const PATIENCE = { timeout: 15_000 };

it('writes that wait for a lock make nothing else wait', async () => {
  const locker = new pg.Client({ connectionString: direct.database.url });
  await locker.connect();
  onTestFinished(() => locker.end());
  await locker.query('begin');
  await locker.query('select from posts where id = $1 for update', [post.id]);

  const blocked = Array.from({ length: 6 }, comment);
  await vi.waitUntil(async () => {
    const rows = await direct.database.run(
      'test.blocked',
      sql`select 1 as one from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows.length >= poolSizes(POOL_SIZE).writes;
  }, PATIENCE);
  expect(await statusOf('/health/ready')).toBe(200);
  await api.ask('{ user(username: "ada") { username } }');
  await api.ask('{ comments(first: 1, filter: { minScore: 1 }) { totalCount } }');
  await api.as(ada.token).ask('{ viewer { user { username } } }');

  await locker.query('rollback');
  const codes = (await Promise.all(blocked)).map(({ errors }) => errors[0]?.extensions['code']);
  expect(codes.filter((code) => code !== undefined && code !== 'UNAVAILABLE')).toEqual([]);
});

it('filtered reads that take long make nothing else wait', async () => {
  const slow = Array.from({ length: 8 }, () =>
    database
      .runTogether([{ name: 'test.slow', query: sql`select pg_sleep(3)` }], 'custom')
      .catch(() => {}),
  );
  expect((await comment()).errors).toEqual([]);
  await api.ask('{ user(username: "ada") { username } }');
  expect(await statusOf('/health/ready')).toBe(200);
  await Promise.all(slow);
});

it('a queue that is full refuses at once, and one that does not move after a while', async () => {
  const incident = new Incident();
  const pool = boundedPool({
    connectionString: inject('postgresUrl'),
    max: 1,
    connectionTimeoutMillis: 1_000,
    incident,
    shortage: new ConnectionShortage(incident),
  });
  const taken = await pool.connect();
  onTestFinished(() => pool.end());
  const waiting = Array.from({ length: 100 }, () => pool.query('select 1'));
  const settled = Promise.allSettled(waiting);
  await expect(pool.query('select 1')).rejects.toThrow(DatabaseBusyError);
  const failures = new Set(
    (await settled).map((one) => (one.status === 'rejected' ? one.reason.message : 'answered')),
  );
  expect([...failures]).toEqual(['timeout exceeded when trying to connect']);
  taken.release();
});

it('what no queue takes is answered as unavailable', async () => {
  const busy = serveTest({
    ...direct.database,
    runTogether: () => Promise.reject(new DatabaseBusyError()),
    transaction: () => Promise.reject(new DatabaseBusyError()),
  });
  const { status, errors } = await busy.answer('{ user(username: "ada") { username } }');
  expect(status).toBe(503);
  expect(errors[0]?.extensions['code']).toBe('UNAVAILABLE');
});
