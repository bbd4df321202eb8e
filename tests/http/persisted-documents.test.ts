import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { KNOWN_ID, KNOWN_QUERY, servePages } from './pages-fixture.ts';
import { STRICT, send } from './send.ts';

const database = await openTestDatabase();
const open = await servePages(database);
const closed = await servePages(database, { PERSISTED_OPERATIONS_ONLY: 'on' });
const variables = { username: 'bob' };
const answer = { data: { user: { displayName: 'Bob' } } };

beforeAll(() => seedContent(database).user('bob'));

describe('an operation that the server knows', () => {
  it.each([
    ['its hash', { documentId: KNOWN_ID, variables }],
    ['its hash and the algorithm', { documentId: `sha256:${KNOWN_ID}`, variables }],
    [
      'what Apollo sends',
      { extensions: { persistedQuery: { version: 1, sha256Hash: KNOWN_ID } }, variables },
    ],
  ])('is run by %s', async (_, body) => {
    expect((await send(open, { body })).json).toMatchObject(answer);
    expect((await send(closed, { body })).json).toMatchObject(answer);
  });

  it('is run by a GET as well', async () => {
    const parameters = new URLSearchParams({
      documentId: KNOWN_ID,
      variables: JSON.stringify(variables),
    });
    const reply = await send(open, { method: 'GET', path: `/graphql?${parameters}` });

    expect(reply.json).toMatchObject(answer);
  });

  it('opens in GraphiQL by its hash', async () => {
    const path = `/graphiql?documentId=${KNOWN_ID}&variables=%7B%7D`;
    const { status, headers } = await send(open, { method: 'GET', path });
    const location = new URL(headers.get('location') ?? '', 'http://commonplace');

    expect(status).toBe(302);
    expect(location.searchParams.get('query')).toBe(KNOWN_QUERY);
    expect(location.searchParams.get('variables')).toBe('{}');
  });
});

describe('an operation that the server does not know', () => {
  it('is not found by a hash', async () => {
    const reply = await send(open, { body: { documentId: 'abc' }, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
  });

  it('is run, unless the operator says otherwise', async () => {
    const body = { query: '{ site { name } }' };

    expect((await send(open, { body })).json).toMatchObject({ data: { site: {} } });
    const reply = await send(closed, { body });
    expect(reply.status).toBe(403);
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }]);
  });

  it('is no page: those are served all the same, GraphiQL is not', async () => {
    const get = (path: string) => send(closed, { method: 'GET', path });

    expect((await get('/users/bob')).status).toBe(200);
    expect((await get('/users/bob/feed.atom')).status).toBe(200);
    expect((await get('/graphiql')).status).toBe(404);
  });
});

describe('a query that a client registers under its hash', () => {
  const query = '{ user(username: "bob") { username } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const found = { data: { user: { username: 'bob' } } };

  it('is run by its hash from then on', async () => {
    const before = await send(open, { body: { extensions } });
    const registering = await send(open, { body: { query, extensions } });
    const after = await send(open, { body: { extensions } });

    expect(before.json.errors).toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    expect(registering.json).toMatchObject(found);
    expect(after.json).toMatchObject(found);
  });

  it('is refused with the hash of another', async () => {
    const other = { persistedQuery: { version: 1, sha256Hash: KNOWN_ID } };
    const reply = await send(open, { body: { query, extensions: other }, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect((await send(open, { body: { documentId: KNOWN_ID, variables } })).json).toMatchObject(
      answer,
    );
  });

  it('is not registered where only known operations are run', async () => {
    const registering = await send(closed, { body: { query, extensions } });
    const after = await send(closed, { body: { extensions } });

    expect(registering.json.errors).toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_REQUIRED' } },
    ]);
    expect(after.json.errors).toMatchObject([
      { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
  });
});

describe('the operations of an operator', () => {
  const text = '{ user(username: "bob") { displayName } }';

  it.each([
    ['Relay and GraphQL Code Generator', { a1: text }],
    [
      'Apollo',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'a1', name: 'Bob', type: 'query', body: text }],
      },
    ],
  ])('are run by the ids that %s gave them', async (_, manifest) => {
    const file = await fileWith(JSON.stringify(manifest));
    const app = await servePages(database, {
      PERSISTED_OPERATIONS: file,
      PERSISTED_OPERATIONS_ONLY: 'on',
    });

    expect((await send(app, { body: { documentId: 'a1' } })).json).toMatchObject(answer);
    expect((await send(app, { body: { documentId: KNOWN_ID, variables } })).json).toMatchObject(
      answer,
    );
  });

  it.each([
    ['is no JSON', '{', /cannot read .* as JSON/],
    ['has another form', '[1]', /neither a manifest of Apollo/],
    [
      'names a field that does not exist',
      '{ "a1": "{ nothing }" }',
      /"a1" .* is not valid: .*nothing/,
    ],
    ['has no GraphQL in it', '{ "a1": "{" }', /"a1" .* is not valid: Syntax Error/],
  ])('stop the start of a server when their file %s', async (_, content, message) => {
    const file = await fileWith(content);

    await expect(servePages(database, { PERSISTED_OPERATIONS: file })).rejects.toThrow(message);
  });

  it('stop the start of a server when there is no such file', async () => {
    await expect(servePages(database, { PERSISTED_OPERATIONS: '/nowhere.json' })).rejects.toThrow(
      /PERSISTED_OPERATIONS: cannot read \/nowhere.json/,
    );
  });

  async function fileWith(content: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-operations-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'operations.json');
    await writeFile(file, content);
    return file;
  }
});
