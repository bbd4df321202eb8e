import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { readEnv } from '../../src/env.ts';
import { serveMetrics } from '../../src/http/metrics-server.ts';
import { createMetrics } from '../../src/telemetry/prometheus.ts';
import { QUEUE_NAMES } from '../../src/telemetry/queues.ts';
import { send } from '../http/send.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const folder = await mkdtemp(join(tmpdir(), 'commonplace-metrics-'));
const manifest = join(folder, 'operations.json');
writeFileSync(
  manifest,
  JSON.stringify({ known: 'query SiteName { site { name } users(first: 1) { nodes { id } } }' }),
);
const database = await openTestDatabase();
const { user } = seedContent(database);
const ada = await user('ada');
const lines: Record<string, unknown>[] = [];
const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
const metrics = createMetrics();
const app = createApp({
  env: readEnv({ PERSISTED_OPERATIONS: manifest, SLOW_OPERATION_MS: '1' }),
  db: database,
  log,
  metrics,
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** The value of a metric with these labels, in the format of Prometheus. */
async function readMetric(line: string): Promise<number> {
  const found = (await metrics.text()).split('\n').find((text) => text.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? Number.NaN);
}

const label = (operation: string) => `transport="graphql",operation="${operation}"`;

describe('metrics', () => {
  it('counts requests by the names of registered operations', async () => {
    const { status } = await send(app, { body: { documentId: 'known' } });

    expect(status).toBe(200);
    expect(await readMetric(`commonplace_requests_total{${label('SiteName')},status="200"}`)).toBe(
      1,
    );
    expect(await readMetric(`commonplace_statements_total{${label('SiteName')}}`)).toBe(1);
    expect(await readMetric(`commonplace_round_trips_total{${label('SiteName')}}`)).toBe(1);
    expect(
      await readMetric(`commonplace_operation_cost_points_total{${label('SiteName')}}`),
    ).toBeGreaterThan(0);
    expect(
      await readMetric(`commonplace_request_duration_seconds_count{${label('SiteName')}}`),
    ).toBe(1);
  });

  it('gives no client a label of its own', async () => {
    for (const name of ['Mine', 'SiteName', 'x'.repeat(90)]) {
      await send(app, { body: { query: `query ${name} { __typename }`, operationName: name } });
    }
    await send(app, { body: { documentId: 'known', operationName: 'Invented' } });
    await send(app, { method: 'GET', path: '/invented/path' });

    const text = await metrics.text();
    expect(text).not.toMatch(/Mine|Invented|invented|xxxx/);
    expect(await readMetric(`commonplace_requests_total{${label('other')},status="200"}`)).toBe(3);
  });

  it('counts what pages ask for', async () => {
    await send(app, {
      method: 'GET',
      path: `/users/${ada.username}`,
      headers: { accept: 'text/html' },
    });

    const labels = 'transport="page",operation="profilePageQuery"';
    expect(await readMetric(`commonplace_requests_total{${labels},status="200"}`)).toBe(1);
    expect(await readMetric(`commonplace_operation_cost_points_total{${labels}}`)).toBeGreaterThan(
      0,
    );
    expect(await readMetric(`commonplace_statements_total{${labels}}`)).toBeGreaterThan(0);
  });

  it('counts compiled operations', async () => {
    const ask = () => send(app, { body: { query: '{ site { name } }' } });
    const hits = 'commonplace_compiled_operations_total{result="hit"}';
    for (let run = 0; run < 3; run += 1) await ask();
    const before = await readMetric(hits);
    await ask();

    expect((await readMetric(hits)) - before).toBe(1);
  });

  it('does not count probes', async () => {
    const total = async () =>
      (await metrics.text()).match(/^commonplace_requests_total/gm)?.length ?? 0;
    const before = await total();
    await send(app, { method: 'GET', path: '/health/ready' });

    expect(await total()).toBe(before);
  });

  it('says how long each queue is', async () => {
    expect(await readMetric('commonplace_database_up')).toBe(1);
    for (const queue of QUEUE_NAMES) {
      expect(await readMetric(`commonplace_queue_entries{queue="${queue}"}`)).toBe(0);
      expect(await readMetric(`commonplace_queue_age_seconds{queue="${queue}"}`)).toBe(0);
    }
  });

  it('says when the disk of the database is full', async () => {
    const scraped = createMetrics();
    let hasRoom = false;
    scraped.observe({
      connections: () => [],
      replicas: () => [],
      subscriptions: () => 0,
      webSockets: () => 0,
      hasRoom: async () => hasRoom,
      queues: async () => [],
      commands: async () => [],
    });
    expect(await scraped.text()).toMatch(/^commonplace_database_disk_full 1$/m);
    hasRoom = true;
    expect(await scraped.text()).toMatch(/^commonplace_database_disk_full 0$/m);
    expect(await readMetric('commonplace_database_disk_full')).toBe(0);
  });

  it('says what the process does', async () => {
    expect(await readMetric('commonplace_subscriptions')).toBe(0);
    expect(await readMetric('commonplace_websockets')).toBe(0);
    expect(await readMetric('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(await readMetric('process_resident_memory_bytes')).toBeGreaterThan(0);
    const pools = [...(await metrics.text()).matchAll(/connections_open\{pool="(\w+)"\}/g)];
    expect(pools.map(([, pool]) => pool)).toEqual(
      database.engine === 'pglite' ? [] : ['reads', 'filtered', 'writes', 'background'],
    );
  });

  it('answers on a port of its own, and only with metrics', async () => {
    const server = await serveMetrics({ host: '127.0.0.1', port: 0, metrics, log });
    try {
      const answer = await fetch(`${server.url}/metrics`);
      expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
      expect(await answer.text()).toContain('# TYPE commonplace_requests_total counter');
      expect((await fetch(`${server.url}/graphql`)).status).toBe(404);
      expect((await send(app, { method: 'GET', path: '/metrics' })).status).toBe(404);
    } finally {
      await server.stop(0);
    }
  });
});

describe('the log', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('says what a slow operation cost, and whose it was, but not what was asked', async () => {
    lines.length = 0;
    const query = `query Slow($name: String!) { user(username: $name) {
      comments(first: 50) { nodes { id } } posts(first: 50) { nodes { id } } } }`;
    await send(app, {
      body: { query, variables: { name: 'ada-secret' } },
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'x-request-id': 'r-1' },
    });

    expect(lines.find(({ msg }) => msg === 'slow operation')).toMatchObject({
      requestId: 'r-1',
      traceId,
      operation: 'Slow',
      statements: 3,
      cost: expect.any(Number),
      ms: expect.any(Number),
    });
    expect(JSON.stringify(lines)).not.toContain('ada-secret');
  });

  it('names the account and never its token', async () => {
    lines.length = 0;
    const token = await createToken(database, {
      username: 'ada',
      name: 'test',
      scope: 'READ',
      expiresAt: null,
    });
    await send(app, {
      body: { query: '{ viewer { user { username } } }' },
      headers: { authorization: `Bearer ${token}` },
    });

    expect(lines.find(({ msg }) => msg === 'request')).toMatchObject({ account: ada.id });
    expect(JSON.stringify(lines)).not.toContain(String(token));
  });

  it.each(['', '00-0', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 'x'.repeat(1000)])(
    'ignores a traceparent that is not valid: %j',
    async (traceparent) => {
      lines.length = 0;
      await send(app, { body: { query: '{ __typename }' }, headers: { traceparent } });

      expect(lines.find(({ msg }) => msg === 'request')).not.toHaveProperty('traceId');
    },
  );
});
