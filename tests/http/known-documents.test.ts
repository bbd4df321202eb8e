import { beforeAll, describe, expect, it } from 'vitest';
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
