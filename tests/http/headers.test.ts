import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readEnv } from '../../src/env.ts';
import { createLog } from '../../src/log.ts';
import { openTestDatabase } from '../support/database.ts';
import { send } from './send.ts';

const database = await openTestDatabase();
const log = await createLog({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
const serverWith = (environment: Record<string, string>, db = database) =>
  createApp({ env: readEnv(environment), db, log });
const app = serverWith({});
const body = { query: '{ __typename }' };

describe('every answer', () => {
  it.each([
    ['an answer', { body }],
    ['a refusal', { body: 'x' }],
    ['a health check', { method: 'GET', path: '/health/live' }],
    ['nothing', { method: 'GET', path: '/nothing' }],
  ])('(%s) is for nobody to store, sniff or attribute', async (_, message) => {
    const { headers } = await send(app, message);

    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.has('server')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('bears the id that the request came with', async () => {
    const { headers } = await send(app, { body, headers: { 'x-request-id': 'proxy:1/a+b=' } });

    expect(headers.get('x-request-id')).toBe('proxy:1/a+b=');
  });

  it.each(['', 'two words', '<b>', 'x'.repeat(129), '"quoted"'])(
    'bears an id of its own when the one that came is %j',
    async (id) => {
      const { headers } = await send(app, { body, headers: { 'x-request-id': id } });

      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

describe('another origin', () => {
  const chosen = serverWith({ CORS_ORIGINS: 'https://a.example, https://b.example:8443' });
  const everybody = serverWith({ CORS_ORIGINS: '*' });
  const from = (origin: string) => ({ body, headers: { origin } });

  it('may not read answers unless told otherwise', async () => {
    const { headers } = await send(app, from('https://a.example'));

    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each(['https://a.example', 'https://b.example:8443'])(
    'may when it is listed: %s',
    async (origin) => {
      const { headers } = await send(chosen, from(origin));

      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('vary')).toBe('Origin');
      expect(headers.get('access-control-expose-headers')).toBe(
        'x-request-id, x-read-after, retry-after',
      );
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    },
  );

  it.each(['https://c.example', 'http://a.example', 'https://a.example.evil.example', 'null'])(
    'may not when it is not: %s',
    async (origin) => {
      const { headers } = await send(chosen, from(origin));

      expect(headers.has('access-control-allow-origin')).toBe(false);
      expect(headers.get('vary')).toBe('Origin');
    },
  );

  it('may be any, without cookies', async () => {
    const { headers } = await send(everybody, from('https://c.example'));

    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('is told what it may send before it sends it', async () => {
    const preflight = {
      method: 'OPTIONS',
      headers: {
        origin: 'https://a.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, x-evil',
      },
    };
    const allowed = await send(chosen, preflight);
    const refused = await send(app, preflight);

    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT');
    expect(allowed.headers.get('access-control-allow-headers')?.split(', ')).toEqual([
      'authorization',
      'content-type',
      'x-request-id',
      'x-upload-token',
      'x-read-after',
      'apollo-require-preflight',
      'apollographql-client-name',
      'apollographql-client-version',
      'traceparent',
      'tracestate',
    ]);
    expect(allowed.headers.get('access-control-max-age')).toBe('86400');
    expect(refused.status).toBe(204);
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('health', () => {
  const get = (path: string, server = app) => send(server, { method: 'GET', path });

  it('is good while the database answers', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const reply = await get(path);

      expect(reply.status).toBe(200);
      expect(reply.json).toEqual({ status: 'ok' });
    }
  });

  it('is bad, though alive, while it does not', async () => {
    const down = { ...database, runTogether: () => Promise.reject(new Error('down')) };
    const server = serverWith({}, down);

    expect((await get('/health/live', server)).status).toBe(200);
    const ready = await get('/health/ready', server);
    expect(ready.status).toBe(503);
    expect(ready.json).toEqual({ status: 'unavailable' });
  });

  it('is bad when the database takes more than two seconds', async () => {
    const stuck = { ...database, runTogether: () => new Promise<never>(() => {}) };
    const before = performance.now();

    expect((await get('/health/ready', serverWith({}, stuck))).status).toBe(503);
    expect(performance.now() - before).toBeGreaterThan(1_900);
  });

  it('is bad once the server is withdrawn, which goes on answering', async () => {
    const server = serverWith({});
    server.withdraw();

    expect((await get('/health/ready', server)).status).toBe(503);
    expect((await send(server, { body })).status).toBe(200);
  });

  it('is bad while the server shuts down, which goes on answering', async () => {
    const server = serverWith({});
    server.drain();

    expect((await get('/health/ready', server)).status).toBe(503);
    expect((await get('/health/live', server)).status).toBe(200);
    expect((await send(server, { body })).status).toBe(200);
  });

  it('is only asked with GET and HEAD', async () => {
    const reply = await send(app, { method: 'POST', path: '/health/live' });

    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each([
    '/health',
    '/health/',
    '/x/health/live',
    '/health/live/',
    '/x/graphql',
    '/graphql/',
    '/graphql/x',
    '/x?y=/graphql',
    '/x?y=/health/live',
  ])('and the API have exact addresses: %s is nothing', async (path) => {
    const reply = await send(app, { method: 'GET', path });

    expect(reply.status).toBe(404);
    expect(reply.text).toBe('Nothing is at this address. The API is at /graphql.\n');
  });

  it.each(['/graphql?query={__typename}&x=/health', '/graphql?query={__typename}#/health'])(
    'is not what %s asks for',
    async (path) => {
      const reply = await send(app, { method: 'GET', path });

      expect(reply.json).toMatchObject({ data: { __typename: 'Query' } });
    },
  );
});
