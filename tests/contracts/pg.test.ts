import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { expect, inject, onTestFinished } from 'vitest';
import type { StatementRunner } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/open.ts';
import { GENERIC_PLAN_SETTINGS } from '../../src/db/postgres/generic-plan-settings.ts';
import { giveUp, send } from '../../src/db/postgres/pg-internals.ts';
import { isConnectionLoss, isConnectTimeout } from '../../src/db/postgres/pg-messages.ts';
import { createTestDatabase } from '../support/database.ts';
import { contractOf } from './contract.ts';

const connectionString = inject('postgresUrl');
const contract = contractOf(
  'pg changed: see src/db/postgres/pg-internals.ts; DATABASE_POOL=plain does without it',
);
const words = contractOf('pg changed: see src/db/postgres/pg-messages.ts');
const planner = contractOf('PostgreSQL changed: see src/db/postgres/generic-plan-settings.ts');
const plain = contractOf('DATABASE_POOL=plain does not work: see src/db/postgres');

function openPool(config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, pipeline: true, ...config });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  onTestFinished(() => pool.end());
  return pool;
}

async function messageOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: Error) => error.message,
  );
}

contract('has a stream below each connection that holds back what is written', async () => {
  const client = await openPool().connect();
  onTestFinished(() => client.release());
  const { stream } = client.connection;
  expect(stream.writableCorked).toBe(0);
  expect(stream.cork).toBeTypeOf('function');
  expect(stream.uncork).toBeTypeOf('function');
});

contract('sends a query while another is under way', async () => {
  const client = await openPool().connect();
  onTestFinished(() => client.release());
  const { stream } = client.connection as unknown as { stream: { bytesWritten: number } };
  const slow = client.query('select pg_sleep(0.5)');
  await turn();
  const before = stream.bytesWritten;
  const behind = client.query('select 1');
  await turn();
  expect(stream.bytesWritten).toBeGreaterThan(before);
  await Promise.all([slow, behind]);
});

contract('emits what the server says with its code, and when it is ready', async () => {
  const client = await openPool().connect();
  onTestFinished(() => client.release());
  const events: unknown[] = [];
  client.connection.on('readyForQuery', () => events.push('ready'));
  client.connection.on('errorMessage', ({ code }: { code?: string }) => events.push(code));
  await messageOf(client.query('select * from no_such_table'));
  await client.query('select 1');
  expect(events).toEqual(['42P01', 'ready', 'ready']);
});

contract(
  'fails what is under way when its stream is destroyed, and all that comes later',
  async () => {
    const client = await openPool().connect();
    onTestFinished(() => client.release(true));
    const slow = messageOf(client.query('select pg_sleep(5)'));
    await turn();
    giveUp(client, 'no answer for 12 s');
    expect(await slow).toSatisfy(isConnectionLoss);
    expect(await messageOf(client.query('select 1'))).toSatisfy(isConnectionLoss);
  },
);

contract('takes a query whose parts were set one by one', async () => {
  const client = await openPool().connect();
  onTestFinished(() => client.release(true));
  const types = { getTypeParser: () => (text: string) => `<${text}>` };
  const asked = { name: 'contract.send', text: 'select $1::int as a, 2 as b', types };
  const [rows, again, failure, words] = await Promise.allSettled([
    send(client, { ...asked, values: [1], rowMode: 'array' }),
    send(client, { ...asked, values: [3], rowMode: 'array' }),
    send(client, { text: 'select * from no_such_table' }),
    send(client, { text: 'select 4 as c' }),
  ]);
  expect([rows, again, words].map((result) => 'value' in result && result.value.rows)).toEqual([
    [['<1>', '<2>']],
    [['<3>', '<2>']],
    [{ c: 4 }],
  ]);
  expect(failure).toMatchObject({ status: 'rejected', reason: { code: '42P01' } });
});

words('says in the known words that no answer came, or that no connection came free', async () => {
  const pool = openPool({ query_timeout: 50, connectionTimeoutMillis: 200 });
  expect(await messageOf(pool.query('select pg_sleep(1)'))).toSatisfy(isConnectionLoss);
  const taken = await pool.connect();
  expect(await messageOf(pool.connect())).toSatisfy(isConnectionLoss);
  taken.release();
});

words('says in the known words that a server does not answer', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close());
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  const connection = { host: '127.0.0.1', port, connectionTimeoutMillis: 100 };
  const client = new pg.Client({ ...connection, user: 'nobody', database: 'none' });
  client.on('error', () => {});
  expect(await messageOf(client.connect())).toSatisfy(isConnectTimeout);
});

planner('hands the settings of the planner to PostgreSQL, which knows all of them', async () => {
  const settings = Object.entries(GENERIC_PLAN_SETTINGS);
  const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const pool = openPool({ options });
  for (const [name, value] of settings) {
    const { rows } = await pool.query<{ value: string }>('select current_setting($1) as value', [
      name,
    ]);
    expect(rows[0]?.value).toBe(String(value));
  }
});

planner('never has PostgreSQL compile a statement', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url, poolSize: 4, statementTimeout: 10 });
  onTestFinished(() => database.close());
  const { default: sql } = await import('sql-template-tag');
  const query = sql`select current_setting('jit') as jit`;
  const read = { name: 'contract.jit', query };
  const inTransaction = (tx: StatementRunner) => tx.run('contract.jit', query);
  expect(
    await Promise.all([
      ...(['generic', 'custom'] as const).map(async (planning) => {
        const [rows] = await database.runTogether([read], planning);
        return rows;
      }),
      database.transaction(inTransaction),
      database.bulkTransaction(inTransaction),
      database.longTransaction(inTransaction),
    ]),
  ).toEqual(Array.from({ length: 5 }, () => [{ jit: 'off' }]));
});

plain('serves reads and transactions with DATABASE_POOL=plain', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const database = await openDatabase({ url, poolSize: 4, pool: 'plain', statementTimeout: 10 });
  onTestFinished(() => database.close());
  const { default: sql } = await import('sql-template-tag');
  const query = sql`select current_setting('enable_seqscan') as scans, count(*)::int from users`;
  const named = { name: 'contract.read', query };
  const rows = [{ scans: 'on', count: 0 }];
  expect(await database.runTogether([named, named], 'generic')).toEqual([rows, rows]);
  expect(await database.transaction((tx) => tx.run('contract.read', query))).toEqual(rows);
});
