import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import pino from 'pino';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { readEnv } from '../../src/env.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { addWebhook } from '../../src/live/webhooks/manage-webhooks.ts';
import { createTracer } from '../../src/telemetry/open-telemetry.ts';
import { send } from '../http/send.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const headers = { traceparent: `00-${TRACE}-${PARENT}-01` };

const told: Record<string, unknown>[] = [];
const receiver = createServer((request, response) => {
  told.push(request.headers);
  response.writeHead(204).end();
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const { port } = receiver.address() as AddressInfo;

const database = await openTestDatabase();
const seed = seedContent(database);
const post = await seed.post({ title: 'Read me' });
await seed.user('ada');
const token = await createToken(database, {
  username: 'ada',
  name: 'test',
  scope: 'WRITE',
  expiresAt: null,
});
await addWebhook(database, { url: `http://127.0.0.1:${port}/`, kinds: ['COMMENT_ADDED'] });
const exporter = new InMemorySpanExporter();
const tracer = createTracer({ exporterName: 'otlp', exporter });
const env = readEnv({ WEBHOOK_PRIVATE_ADDRESSES: 'on', LOG_LEVEL: 'silent' });
const log = pino({ level: 'silent' });
const app = createApp({ env, db: database, log, tracer });
const untraced = createApp({ env, db: database, log });
await app.startBackgroundWork();
afterAll(async () => {
  await app.close();
  await untraced.close();
  await tracer.close();
  receiver.close();
});

beforeEach(() => {
  exporter.reset();
  told.length = 0;
});

const spans = () => exporter.getFinishedSpans();

function named(name: string): ReadableSpan {
  const found = spans().find((span) => span.name === name);
  if (found === undefined) throw new Error(`${name} is none of ${spans().map((one) => one.name)}`);
  return found;
}

async function comment(server: typeof app): Promise<void> {
  const { json } = await send(server, {
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: {
      query: `mutation Comment($postId: ID!) {
        createComment(input: { subjectId: $postId, markdown: "a secret" }) { comment { id } userErrors { message } }
      }`,
      variables: { postId: encodeGlobalId('Post', post.id) },
    },
  });
  expect(json.data).toMatchObject({ createComment: { userErrors: [] } });
}

describe('a trace', () => {
  it('has the request, its plan and each round trip to the database', async () => {
    await send(app, {
      headers,
      body: { query: 'query Names { users(first: 2) { nodes { id } } }' },
    });

    const request = named('POST');
    expect(request.spanContext().traceId).toBe(TRACE);
    expect(request.parentSpanContext?.spanId).toBe(PARENT);
    expect(request.attributes).toMatchObject({
      'url.path': '/graphql',
      'http.response.status_code': 200,
      'graphql.operation.name': 'Names',
    });
    expect(named('plan').attributes['commonplace.cost']).toBeGreaterThan(0);
    for (const part of spans().filter((span) => span !== request)) {
      expect(part.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    }
    expect(spans().filter((span) => span.attributes['db.system.name'])).toHaveLength(1);
  });

  it('has the statements of a write, and its webhooks belong to it', async () => {
    await comment(app);
    await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);
    await vi.waitFor(() => named('webhook comment.added'), 5_000);

    const delivery = named('webhook comment.added');
    expect(delivery.spanContext().traceId).toBe(TRACE);
    expect(delivery.parentSpanContext?.spanId).toBe(named('POST').spanContext().spanId);
    expect(told[0]).toMatchObject({
      traceparent: `00-${TRACE}-${delivery.spanContext().spanId}-01`,
    });
    expect(named('live.recordEvents').spanContext().traceId).toBe(TRACE);
  });

  it('names no text, variable or token', async () => {
    await comment(app);

    const all = JSON.stringify(spans().map(({ name, attributes }) => ({ name, attributes })));
    expect(all).not.toContain('secret');
    expect(all).not.toContain(String(token));
  });

  it('does not begin with a probe', async () => {
    await send(app, { method: 'GET', path: '/health/ready' });

    expect(spans()).toEqual([]);
  });
});

describe('a server that traces nothing', () => {
  it('passes traceparent on to webhooks', async () => {
    await comment(untraced);
    await vi.waitFor(() => expect(told).toHaveLength(1), 10_000);

    expect(String(told[0]?.['traceparent']).slice(0, 35)).toBe(`00-${TRACE}`);
    expect(spans().map(({ name }) => name)).toEqual(['webhook comment.added']);
  });
});
