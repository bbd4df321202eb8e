import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import sql from 'sql-template-tag';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import type { Database, ReadRoute } from '../../../src/db/database.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { readEnv } from '../../../src/env.ts';
import { ByteBudget } from '../../../src/lib/byte-budget.ts';
import { FIRST_LSN } from '../../../src/lib/lsn.ts';
import { createMetrics } from '../../../src/telemetry/prometheus.ts';
import { follow } from '../../live/follow.ts';
import { type Answer, type Api, serveTest } from '../../support/api.ts';
import { seedContent } from '../../support/content.ts';
import { member } from '../../support/members.ts';
import { startCluster } from '../../support/replicated-postgres.ts';
import { openProxy } from '../../support/switchable-proxy.ts';
import { newMember } from '../../support/visitor.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };

/** In s: longer than what tests pause replicas for, and what is reached soon. */
const LONG_LAG = 60;
const SHORT_LAG = 1;

const cluster = await startCluster(2, async (url) => {
  const database = await openDatabase({ url, poolSize: 2 });
  await migrate(database);
  await database.close();
});
const { primary, replicas } = cluster;
const direct = { ...(await openDatabase({ url: primary.url, poolSize: 6 })), url: primary.url };
const seed = seedContent(direct);
const fixture = { database: direct, seed, ...serveTest(direct) };
const ada = await member(fixture, 'ada');
const post = await seed.post({ author: ada.user, title: 'First light' });
await cluster.catchUp();

const report = { left: vi.fn(), takenBack: vi.fn() };

function openReplicated(
  urls = replicas.map(({ url }) => url),
  maxLag = LONG_LAG,
): Promise<Database> {
  const given = { urls, maxLag, report };
  return openDatabase({ url: primary.url, poolSize: 6, statementTimeout: 5, replicas: given });
}

const database = await openReplicated();
const api = serveTest(database, { WRITE_LIMITS: 'off' });
const otherDatabase = await openReplicated();
const other = serveTest(otherDatabase);

afterAll(async () => {
  await Promise.all([direct, database, otherDatabase].map((one) => one.close()));
  await cluster.stop();
});
afterEach(async () => {
  await onReplicas('resume');
  await cluster.catchUp();
});

async function onReplicas(act: 'pause' | 'resume'): Promise<void> {
  const standbys = replicas.filter(({ isFollowing }) => isFollowing());
  await Promise.all(standbys.map((replica) => replica[act]()));
}

async function retitle(title: string): Promise<void> {
  await direct.execute(
    'test.retitle',
    sql`update posts set title = ${title} where id = ${post.id}::uuid`,
  );
}

const TITLE = `{ post(slug: "${post.slug}") { title } }`;

/** The title that somebody reads. */
async function titleFor({ ask }: Pick<Api, 'ask'>): Promise<string> {
  return (await ask(TITLE)).post.title;
}

/** Sends headers along, and gives the header that tells what to read after. */
function sending(to: Api, headers: Record<string, string>) {
  return async (query: string): Promise<Answer & { readonly readAfter: string | null }> => {
    const response = await to.app.fetch('http://commonplace/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const { data, errors = [] } = await response.json();
    const readAfter = response.headers.get('x-read-after');
    return { status: response.status, headers: response.headers, data, errors, readAfter };
  };
}

const bearer = { authorization: `Bearer ${ada.token}` };
const write = (location: string) =>
  `mutation { updateProfile(input: { location: "${location}" }) { user { location } } }`;
const LOCATION = '{ user(username: "ada") { location } viewer { user { location } } }';

describe('what replicas answer', () => {
  it('reads of anonymous viewers and of members', async () => {
    await onReplicas('pause');
    await retitle('Second light');
    expect(await titleFor(api)).toBe('First light');
    expect(await titleFor(api.as(ada.token))).toBe('First light');
    await onReplicas('resume');
    await cluster.catchUp();
    expect(await titleFor(api)).toBe('Second light');
    await retitle('First light');
  });

  it('pages', async () => {
    await onReplicas('pause');
    await retitle('Third light');
    const page = await api.app.fetch(`http://commonplace/posts/${post.slug}`, {
      headers: { accept: 'text/html' },
    });
    expect(await page.text()).toContain('First light');
    await retitle('First light');
  });

  it('not what says who may do what', async () => {
    const bob = await member(fixture, 'bob');
    await cluster.catchUp();
    await onReplicas('pause');
    expect((await bob.answer(TITLE)).status).toBe(200);
    await direct.execute(
      'test.close',
      sql`delete from access_tokens where user_id = ${bob.user.id}::uuid`,
    );
    expect((await api.as(bob.token).answer(TITLE)).status).toBe(401);
  });

  it('not the answers to events', async () => {
    await onReplicas('pause');
    const events = await follow(
      api.app,
      'subscription ($id: ID!) { commentAdded(subjectId: $id) { comment { body { text } } } }',
      { id: (await fixture.ask(`{ post(slug: "${post.slug}") { id } }`)).post.id },
    );
    onTestFinished(() => events.leave());
    const { id } = (await fixture.ask(`{ post(slug: "${post.slug}") { id } }`)).post;
    await ada.ask(
      `mutation { createComment(input: { subjectId: "${id}", markdown: "Seen at once" }) { clientMutationId } }`,
    );
    const event = await events.next();
    expect(JSON.stringify(event)).toContain('Seen at once');
  });
});

describe('who wrote something', () => {
  it('reads it from the primary while replicas do not have it', async () => {
    await onReplicas('pause');
    const { data, readAfter } = await sending(api, bearer)(write('Oslo'));
    expect(data.updateProfile.user.location).toBe('Oslo');

    const begun = performance.now();
    const headers = { ...bearer, 'x-read-after': readAfter ?? '' };
    const read = await sending(other, headers)(LOCATION);
    expect(read.data).toEqual({
      user: { location: 'Oslo' },
      viewer: { user: { location: 'Oslo' } },
    });
    expect(performance.now() - begun).toBeGreaterThan(95);
  });

  it('is remembered by the server without the header, and by no other one', async () => {
    await onReplicas('pause');
    await sending(api, bearer)(write('Turku'));
    const [here, elsewhere] = [
      await sending(api, bearer)(LOCATION),
      await sending(other, bearer)(LOCATION),
    ];
    expect(here.data.user.location).toBe('Turku');
    expect(elsewhere.data.user.location).toBe('Oslo');
  });

  it('reads from replicas once they have it', async () => {
    const { readAfter } = await sending(api, bearer)(write('Bergen'));
    await cluster.catchUp();
    await onReplicas('pause');
    await retitle('Fourth light');
    const headers = { ...bearer, 'x-read-after': readAfter ?? '' };
    const read = await sending(
      other,
      headers,
    )(`{ user(username: "ada") { location } post(slug: "${post.slug}") { title } }`);
    expect(read.data).toEqual({ user: { location: 'Bergen' }, post: { title: 'First light' } });
    await retitle('First light');
  });

  it('reads each of fifty writes at once at another server', async () => {
    let since = '';
    for (let turn = 0; turn < 50; turn += 1) {
      const written = await sending(api, bearer)(write(`Place ${turn}`));
      since = written.readAfter ?? '';
      const read = await sending(other, { ...bearer, 'x-read-after': since })(LOCATION);
      expect(read.data.user.location).toBe(`Place ${turn}`);
    }
  }, 60_000);

  it.each(['', 'ffffffffffffffff.9999999999.AAAA', `unknown.9999999999.${'A'.repeat(43)}`])(
    'is not believed with a header that is not signed: %s',
    async (forged) => {
      await onReplicas('pause');
      await retitle('Fifth light');
      const read = await sending(other, { 'x-read-after': forged })(TITLE);
      expect(read.data.post.title).toBe('First light');
      await retitle('First light');
    },
  );

  it('gets a cookie in a browser: a new account is there at every server', async () => {
    await onReplicas('pause');
    const browser = await newMember(api, 'clara');
    expect(browser.cookies.has('read-after')).toBe(true);
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { cookie, origin: 'http://commonplace' };
    const read = await sending(
      other,
      headers,
    )('{ viewer { user { username } } user(username: "clara") { username } }');
    expect(read.data).toEqual({
      viewer: { user: { username: 'clara' } },
      user: { username: 'clara' },
    });
  });
});

/** Which servers answer a statement: their ports. */
async function portsOf(
  of: Database,
  route: ReadRoute | undefined,
  count = 1,
): Promise<Set<number>> {
  const ports = new Set<number>();
  for (let turn = 0; turn < count; turn += 1) {
    const budget = new ByteBudget({ limit: 1_000, onExceeded: (error) => Promise.reject(error) });
    const query = { name: 'test.port', query: sql`select inet_server_port() as port` };
    const [rows] = await of.runTogether([query], turn % 2 === 0 ? 'generic' : 'custom', {
      budget,
      begin: () => () => {},
      route,
    });
    ports.add((rows as { port: number }[])[0]?.port ?? 0);
  }
  return ports;
}

const portOf = ({ url }: { readonly url: string }) => Number(new URL(url).port);
const [one, two] = replicas;
if (one === undefined || two === undefined) throw new Error('There are two replicas');

const routeOf = (of: Database) => of.replicas?.route(FIRST_LSN);

/** Which servers answer requests of their own. */
async function serversOf(of: Database): Promise<Set<number>> {
  const all = new Set<number>();
  for (let request = 0; request < 40; request += 1) {
    for (const port of await portsOf(of, routeOf(of))) all.add(port);
  }
  return all;
}

describe('a request', () => {
  it('reads from one replica, and requests from all of them', async () => {
    expect((await portsOf(database, routeOf(database), 20)).size).toBe(1);
    expect(await serversOf(database)).toEqual(new Set([portOf(one), portOf(two)]));
  });

  it('reads from the primary what has no route, and what a replica fails at', async () => {
    expect(await portsOf(database, undefined, 4)).toEqual(new Set([portOf(primary)]));
    await onReplicas('pause');
    await direct.execute('test.create', sql`create table if not exists test_new (id int)`);
    const route = routeOf(database);
    const budget = new ByteBudget({ limit: 1_000, onExceeded: (error) => Promise.reject(error) });
    const query = { name: 'test.new', query: sql`select id from test_new` };
    const limits = { budget, begin: () => () => {}, route };
    expect(await database.runTogether([query], 'generic', limits)).toEqual([[]]);
    expect(await portsOf(database, route)).toEqual(new Set([portOf(primary)]));
    await direct.execute('test.drop', sql`drop table test_new`);
  });
});

/** What a server on this database would answer to Prometheus. */
function metricsOf(db: Database): () => Promise<string> {
  const metrics = createMetrics();
  const log = pino({ level: 'silent' });
  const app = createApp({ env: readEnv({}), db, log, metrics });
  onTestFinished(() => app.close());
  return () => metrics.text();
}

describe('a replica', () => {
  it('that lags too much is left alone, and taken back when it has caught up', async () => {
    const strict = await openReplicated([one.url, two.url], SHORT_LAG);
    onTestFinished(() => strict.close());
    report.left.mockClear();
    report.takenBack.mockClear();
    await one.pause();
    await retitle('First light');
    const reason = `it lags by more than ${SHORT_LAG} s`;
    const location = expect.stringContaining(`:${portOf(one)}/`);
    await vi.waitFor(() => expect(report.left).toHaveBeenCalledWith(location, reason), PATIENCE);
    // On a busy machine the other one may be behind for a moment, too.
    await vi.waitFor(
      async () => expect(await serversOf(strict)).toEqual(new Set([portOf(two)])),
      PATIENCE,
    );
    const metrics = metricsOf(strict);
    const labels = `{replica="postgres://127.0.0.1:${portOf(one)}/postgres"}`;
    const up = `commonplace_replica_up${labels}`;
    const lag = `commonplace_replica_lag_seconds${labels}`;
    expect(await metrics()).toContain(`${up} 0\n`);
    expect(Number((await metrics()).split(`${lag} `)[1]?.split('\n')[0])).toBeGreaterThan(
      SHORT_LAG,
    );
    await one.resume();
    await vi.waitFor(() => expect(report.takenBack).toHaveBeenCalledWith(location), PATIENCE);
    await vi.waitFor(async () => {
      expect(await serversOf(strict)).toContain(portOf(one));
      expect(await metrics()).toContain(`${up} 1\n`);
      expect(await metrics()).toContain(`${lag} 0\n`);
    }, PATIENCE);
  });

  it('that is killed fails no read, and is taken back when it is there again', async () => {
    const failures: unknown[] = [];
    let isOver = false;
    const readers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const { errors } = await api.answer(TITLE);
        failures.push(...errors);
      }
    });
    await sleep(200);
    await one.kill();
    await sleep(500);
    await vi.waitUntil(async () => !(await serversOf(database)).has(portOf(one)), PATIENCE);
    await one.start();
    await vi.waitUntil(async () => (await serversOf(database)).has(portOf(one)), PATIENCE);
    isOver = true;
    await Promise.all(readers);
    expect(failures).toEqual([]);
  });

  it('that gives no answer any more holds a read up for two seconds at the most', async () => {
    const proxy = await openProxy(two.url);
    const behindDoor = await openReplicated([proxy.url]);
    onTestFinished(async () => {
      await behindDoor.close();
      await proxy.shut();
    });
    expect(await serversOf(behindDoor)).toEqual(new Set([portOf(two)]));
    proxy.dropAllConnections();
    const begun = performance.now();
    expect(await portsOf(behindDoor, routeOf(behindDoor))).toEqual(new Set([portOf(primary)]));
    expect(performance.now() - begun).toBeLessThan(2_500);
    await proxy.open();
    await vi.waitUntil(async () => (await serversOf(behindDoor)).has(portOf(two)), PATIENCE);
  });

  it('that is promoted is left alone at once, before anybody looks', async () => {
    await two.promote();
    for (let turn = 0; turn < 40; turn += 1) {
      expect(await portsOf(database, routeOf(database))).not.toContain(portOf(two));
    }
    const reason = expect.stringContaining('no standby');
    const location = expect.stringContaining(`:${portOf(two)}/`);
    await vi.waitFor(() => expect(report.left).toHaveBeenCalledWith(location, reason), PATIENCE);
    expect(await titleFor(api)).toBe('First light');
  });
});
