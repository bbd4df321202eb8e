import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Database } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { STRICT, send } from './send.ts';

const database = await openTestDatabase();
const SECRET = 'relation "hidden_table" does not exist';

/** A server on the test's database with something wrong between the two, and all that it logs. */
function serverWith(fault: Partial<Database>, environment: Record<string, string> = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
  const app = createApp({ env: readEnv(environment), db: { ...database, ...fault }, log });
  return { app, lines, errors: () => lines.filter(({ level }) => level === 50) };
}

const failing = () => serverWith({ runTogether: () => Promise.reject(new Error(SECRET)) });

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an unexpected error', () => {
  it.each(['production', 'development'])('is masked in %s', async (environment) => {
    vi.stubEnv('NODE_ENV', environment);
    const reply = await send(failing().app, {
      body: { query: '{ site { name } user(username: "ada") { id } }' },
    });

    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      data: { site: { name: 'Commonplace' }, user: null },
      errors: [
        {
          message: 'Unexpected error.',
          path: ['user'],
          locations: [{ line: 1, column: 17 }],
          extensions: {
            code: 'INTERNAL_SERVER_ERROR',
            requestId: reply.headers.get('x-request-id'),
          },
        },
      ],
      extensions: expect.anything(),
    });
  });

  it('is logged once, under the id that the answer tells', async () => {
    const { app, errors } = failing();
    const reply = await send(app, {
      body: { query: 'query Someone { user(username: "ada") { id } }' },
      headers: { 'x-request-id': 'from-the-proxy.1' },
    });

    expect(reply.json.errors?.[0]?.extensions['requestId']).toBe('from-the-proxy.1');
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toMatchObject({
      requestId: 'from-the-proxy.1',
      operation: 'Someone',
      field: 'user',
      path: '/graphql',
      code: 'INTERNAL_SERVER_ERROR',
      msg: 'request failed',
      err: { message: SECRET, stack: expect.stringContaining('errors.test.ts') },
    });
  });

  it('is all that the log says of the request', async () => {
    const { app, lines } = failing();
    const query = '{ a: user(username: "ada") { id } b: users { totalCount } }';
    await send(app, { body: { query } });

    expect(lines).toHaveLength(1);
  });

  it('is masked as well where it leaves no data', async () => {
    const { app, errors } = failing();
    const body = { query: '{ users { totalCount } }' };
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.json).toMatchObject({
      data: null,
      errors: [{ message: 'Unexpected error.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(reply.text).not.toContain('hidden_table');
    expect(errors()).toHaveLength(1);
  });

  it('leaves no rejection behind where a list was opened ahead', async () => {
    const { app, errors } = failing();
    const list = 'comments(filter: { authors: ["ada"] }) { nodes { id } }';
    const reply = await send(app, { body: { query: `{ post(slug: "any") { ${list} } }` } });

    expect(reply.json.errors).toHaveLength(1);
    expect(errors()).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 10)); // It would fail the run.
  });

  it('is not remembered: each one is logged with its own request', async () => {
    const { app, errors } = failing();
    const body = { query: '{ user(username: "ada") { id } }' };
    const ids = [];
    for (const id of ['first', 'second']) {
      const reply = await send(app, { body, headers: { 'x-request-id': id } });
      ids.push(reply.json.errors?.[0]?.extensions['requestId']);
    }

    expect(ids).toEqual(['first', 'second']);
    expect(errors().map(({ requestId }) => requestId)).toEqual(['first', 'second']);
  });
});

it('an expected error is not logged as one, and shows its code and argument', async () => {
  const { app, errors } = serverWith({});
  const reply = await send(app, { body: { query: '{ users(first: 101) { totalCount } }' } });

  expect(reply.json.errors).toMatchObject([
    {
      message: expect.stringContaining('100'),
      path: ['users'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    },
  ]);
  expect(reply.json.errors?.[0]?.extensions).not.toHaveProperty('requestId');
  expect(errors()).toEqual([]);
});

describe('an operation that takes too long', () => {
  const slow: Partial<Database> = {
    async runTogether(queries, planning) {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return database.runTogether(queries, planning);
    },
  };

  it('is given up, and says so', async () => {
    const { app } = serverWith(slow, { OPERATION_TIMEOUT_SECONDS: '1' });
    const reply = await send(app, { body: { query: '{ user(username: "ada") { id } }' } });

    expect(reply.status).toBe(504);
    expect(reply.json).toEqual({
      errors: [
        {
          message: 'The operation took longer than 1 s and was stopped. Request less data at once.',
          extensions: { code: 'TIMEOUT' },
        },
      ],
      extensions: { cost: { total: expect.any(Number), limit: expect.any(Number) } },
    });
  });

  it('is not one that takes a little less', async () => {
    const { app } = serverWith(slow, { OPERATION_TIMEOUT_SECONDS: '5' });
    const reply = await send(app, { body: { query: '{ user(username: "ada") { id } }' } });

    expect(reply.json).toMatchObject({ data: { user: null } });
  });

  it('starts no further statement when its client has gone', async () => {
    const seed = seedContent(database);
    const author = await seed.user('ada');
    await seed.comment({ on: await seed.post({ author }), author });
    const alone = '(filter: { minScore: -9 })'; // Such a list is not read with its row.
    const query = `{ users { nodes { comments${alone} { nodes { replies${alone} { nodes { id } } } } } } }`;
    const client = new AbortController();
    let started = 0;
    const { app } = serverWith({
      async runTogether(queries, planning) {
        started += 1;
        client.abort();
        return database.runTogether(queries, planning);
      },
    });
    const request = new Request('http://commonplace/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: client.signal,
    });

    await expect(app.fetch(request)).rejects.toThrow('aborted');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(started).toBe(1);
    started = 0;
    await send(app, { body: { query } });
    expect(started).toBe(3);
  });
});

describe('the log', () => {
  it('has one line for a request, with what it cost', async () => {
    const { app, lines } = serverWith({});
    await send(app, {
      body: { query: 'query Who { user(username: "ada") { id } }' },
      headers: { 'x-request-id': 'r-1' },
    });

    expect(lines).toEqual([
      expect.objectContaining({
        level: 30,
        msg: 'request',
        requestId: 'r-1',
        method: 'POST',
        path: '/graphql',
        operation: 'Who',
        status: 200,
        ms: expect.any(Number),
        statements: 1,
        roundTrips: 1,
      }),
    ]);
  });

  it('never holds what people typed into an address', async () => {
    const { app, lines } = serverWith({});
    await send(app, { method: 'GET', path: '/graphql?query=secret' });

    expect(lines).toMatchObject([{ path: '/graphql', status: 200 }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('cuts an operation name that is too long', async () => {
    const { app, lines } = serverWith({});
    const query = `query ${'N'.repeat(5_000)} { __typename }`;
    await send(app, { body: { query } });
    await send(app, { body: { query, operationName: 'N'.repeat(5_000) } });

    expect(lines.map(({ operation }) => String(operation).length)).toEqual([100, 100]);
  });

  it('tells nothing of health checks unless debugging', async () => {
    const { app, lines } = serverWith({});
    await send(app, { method: 'GET', path: '/health/live' });

    expect(lines).toEqual([]);
  });
});
