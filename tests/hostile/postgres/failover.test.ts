import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { commonplace, start } from '../../commands/run.ts';
import { type Answer, serveTest } from '../../support/api.ts';
import { seedContent } from '../../support/content.ts';
import { member } from '../../support/members.ts';
import { startCluster } from '../../support/replicated-postgres.ts';
import { openProxy } from '../../support/switchable-proxy.ts';

/** How long it may take until a database that is back is used again, in ms. */
const SOON = 2_000;

const cluster = await startCluster(1, async (url) => {
  const database = await openDatabase({ url, poolSize: 2 });
  await migrate(database);
  await database.close();
});
const { primary, replicas } = cluster;
const [standby] = replicas;
if (standby === undefined) throw new Error('There is a standby');

const proxy = await openProxy(primary.url);
const database = await openDatabase({
  url: proxy.url,
  poolSize: 4,
  statementTimeout: 5,
  replicas: { urls: [standby.url], maxLag: 10 },
});
const api = serveTest(database, { WRITE_LIMITS: 'off' });
const ada = await member(
  { database: { ...database, url: proxy.url }, seed: seedContent(database), ...api },
  'ada',
);

afterAll(async () => {
  await database.close();
  await proxy.shut();
  await cluster.stop();
});

const KINDS: Readonly<Record<string, () => Promise<Answer>>> = {
  'a read': () => api.answer('{ user(username: "ada") { username } }'),
  'a filtered read': () => api.answer('{ comments(filter: { minScore: 1 }) { totalCount } }'),
  'a read of a member': () => ada.answer('{ viewer { user { username } } }'),
  'a write': () =>
    ada.answer('mutation { updateProfile(input: { location: "Oslo" }) { clientMutationId } }'),
};

/** Repeats each kind of work until it succeeds. How long that took, in ms, and the codes of failures. */
async function recovery(): Promise<{ readonly took: number; readonly codes: Set<unknown> }> {
  const begun = performance.now();
  const codes = new Set<unknown>();
  for (const ask of Object.values(KINDS)) {
    for (;;) {
      const { errors } = await ask();
      if (errors.length === 0) break;
      for (const { extensions } of errors) codes.add(extensions['code']);
      await sleep(20);
    }
  }
  return { took: performance.now() - begun, codes };
}

/** Keeps all connections busy while something happens. */
async function underLoad(happen: () => Promise<void>): Promise<readonly unknown[]> {
  const codes: unknown[] = [];
  let isOver = false;
  const clients = Object.values(KINDS).map(async (ask) => {
    while (!isOver) {
      const { errors } = await ask();
      codes.push(...errors.map(({ extensions }) => extensions['code']));
      await sleep(5);
    }
  });
  await happen();
  isOver = true;
  await Promise.all(clients);
  return codes;
}

const isOther = (code: unknown) => code !== 'UNAVAILABLE';

it('a PostgreSQL that was restarted is used again within two seconds', async () => {
  expect((await recovery()).codes).toEqual(new Set());
  // These servers answer commits before they are on disk: what a standby has survives.
  await cluster.catchUp();
  const codes = await underLoad(async () => {
    await primary.kill();
    await sleep(1_500);
    // The replica answers.
    expect(await KINDS['a read']?.()).toMatchObject({ errors: [] });
    expect((await api.app.fetch('http://commonplace/health/ready')).status).toBe(200);
    await primary.start();
  });
  expect(codes).toContain('UNAVAILABLE');
  expect(codes.filter(isOther)).toEqual([]);
  const { took, codes: after } = await recovery();
  expect(took).toBeLessThan(SOON);
  expect([...after].filter(isOther)).toEqual([]);
});

it('a standby in the place of the primary fails writes only, and takes them once it is promoted', async () => {
  await cluster.catchUp();
  const codes = await underLoad(async () => {
    proxy.sendTo(standby.url);
    await primary.kill();
    await sleep(500);
  });
  expect(codes.filter(isOther)).toEqual([]);
  expect((await KINDS['a write']?.())?.errors[0]?.extensions['code']).toBe('UNAVAILABLE');
  expect((await KINDS['a read of a member']?.())?.errors).toEqual([]);

  await standby.promote();
  const { took, codes: after } = await recovery();
  expect(took).toBeLessThan(SOON);
  expect([...after].filter(isOther)).toEqual([]);
});

it('`migrate --wait` waits for a PostgreSQL that does not answer yet', async () => {
  const environment = { DATABASE_URL: primary.url };
  const { code, stderr } = await commonplace(['migrate', '--dry-run'], environment);
  expect(code).toBe(1);
  expect(stderr).toContain('No PostgreSQL answers at');
  const waiting = start(['migrate', '--dry-run', '--wait', '30'], environment);
  await waiting.says(/Waiting for it for up to 30 s/);
  await primary.start();
  expect(await waiting.finished).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is up to date'),
  });
});

it('`--wait` takes a number of seconds', async () => {
  const { code, stderr } = await commonplace(['migrate', '--wait', 'long'], {});
  expect(code).toBe(2);
  expect(stderr).toContain('from 1 to 3600');
});
