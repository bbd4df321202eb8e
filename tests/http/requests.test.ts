import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { STRICT, send } from './send.ts';

const { app } = await openTestApi();
const query = '{ __typename }';
const answer = { data: { __typename: 'Query' } };
const asParameters = (params: Record<string, string>) =>
  `/graphql?${new URLSearchParams(params).toString()}`;

describe('a POST', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON;charset=UTF-8',
  ])('with the content type %s is answered', async (type) => {
    const reply = await send(app, { body: { query }, headers: { 'content-type': type } });

    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject(answer);
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('gets the media type that it accepts', async () => {
    const reply = await send(app, { body: { query }, headers: STRICT });

    expect(reply.headers.get('content-type')).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
  });

  it.each(['image/png', 'text/plain, text/html', 'application/json; charset=utf-16'])(
    'that accepts only %s is answered with 406, and runs nothing',
    async (accept) => {
      const query =
        'mutation { createPost(input: { title: "T", markdown: "" }) { userErrors { code } } }';
      const reply = await send(app, { body: { query }, headers: { accept } });

      expect(reply.status).toBe(406);
      // Run, it would say that it needs a token.
      expect(reply.json.errors).toMatchObject([
        {
          message: expect.stringContaining('accept: application/json'),
          extensions: { code: 'BAD_REQUEST' },
        },
      ]);
      expect(reply.json).not.toHaveProperty('data');
    },
  );

  it.each([
    '*/*',
    'application/*; q=0.5',
    'text/html, application/json',
    'application/json; charset=UTF-8',
  ])('that accepts %s is answered', async (accept) => {
    const reply = await send(app, { body: { query }, headers: { accept } });

    expect(reply.status).toBe(200);
  });

  it.each(['gzip', 'br', 'gzip, identity'])(
    'that is compressed by %s is refused',
    async (encoding) => {
      const headers = { 'content-encoding': encoding };
      const reply = await send(app, {
        body: gzipSync(JSON.stringify({ query })).toString(),
        headers,
      });

      expect(reply.status).toBe(415);
      expect(reply.headers.get('accept-encoding')).toBe('identity');
      expect(reply.json.errors).toMatchObject([
        {
          message: 'The body must not be compressed: send it without `content-encoding`.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ]);
    },
  );

  it('may say that it is not compressed', async () => {
    const reply = await send(app, { body: { query }, headers: { 'content-encoding': 'identity' } });

    expect(reply.json).toMatchObject(answer);
  });

  it('for a subscription must accept events', async () => {
    const body = { query: 'subscription { postPublished { cursor } }' };
    const reply = await send(app, { body, headers: { accept: 'application/json' } });

    expect(reply.status).toBe(406);
    expect(reply.json.errors).toMatchObject([
      {
        message: expect.stringContaining('text/event-stream'),
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'query={__typename}'],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', JSON.stringify({ query })],
    ['a bare document', 'application/graphql', query],
    ['JSON in another encoding', 'application/json; charset=utf-16', JSON.stringify({ query })],
    ['JSON among others', 'application/json, text/plain', JSON.stringify({ query })],
  ])('with %s is refused, whatever its headers', async (_, type, body) => {
    const reply = await send(app, { body, headers: { 'content-type': type } });

    expect(reply.status).toBe(415);
    expect(reply.headers.get('accept')).toBe('application/json');
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('with broken JSON is refused without an echo', async () => {
    const reply = await send(app, { body: '{"query": "{ secret', headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({
      errors: [{ message: 'The body must be a JSON object.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('with text that is no UTF-8 is refused, and nothing of it is replaced', async () => {
    const body = Buffer.from(
      JSON.stringify({ query: '{ search(query: "café") { totalCount } }' }),
      'latin1',
    );
    const response = await app.fetch('http://commonplace/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...STRICT },
      body,
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: 'The body must be in UTF-8.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('may begin with a byte order mark', async () => {
    const reply = await send(app, { body: `\uFEFF${JSON.stringify({ query })}` });

    expect(reply.json).toMatchObject(answer);
  });

  it.each([
    ['null', 'null'],
    ['a number', '5'],
    ['no document', {}],
    ['a document that is no text', { query: 5 }],
    ['variables that are no object', { query, variables: '{}' }],
    ['extensions that are no object', { query, extensions: [] }],
    ['a parameter that nobody knows', { query, evil: true }],
  ])('that holds %s is refused', async (_, body) => {
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(reply.json).not.toHaveProperty('data');
  });

  it('with several operations at once is refused', async () => {
    const reply = await send(app, { body: [{ query }, { query }] });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([
      { message: 'Batching is not supported.', extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});

describe('the body', () => {
  const LIMIT = 1280 * 1024;
  const bodyOf = (length: number) => JSON.stringify({ query }).padEnd(length, ' ');

  it('may have 1280 KB', async () => {
    const reply = await send(app, { body: bodyOf(LIMIT) });

    expect(reply.json).toMatchObject(answer);
  });

  it('may not have more', async () => {
    const reply = await send(app, { body: bodyOf(LIMIT + 1) });

    expect(reply.status).toBe(413);
    expect(reply.json.errors).toMatchObject([
      {
        message: 'The request body is too large: the limit is 1310720 bytes.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });

  it.each([
    [LIMIT, 200],
    [LIMIT + 1, 413],
  ])('is counted when it does not tell its length: %i bytes give %i', async (length, status) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([bodyOf(length)]).stream(),
      duplex: 'half',
    };
    const request = new Request('http://commonplace/graphql', init);
    const response = await app.fetch(request);

    expect(request.headers.has('content-length')).toBe(false);
    expect(response.status).toBe(status);
  });

  it('must tell its length as a number', async () => {
    const reply = await send(app, { body: { query }, headers: { 'content-length': '1, 2' } });

    expect(reply.status).toBe(413);
  });
});

describe('a GET', () => {
  it('runs a query', async () => {
    const reply = await send(app, {
      method: 'GET',
      path: asParameters({
        query: 'query ($name: String!) { user(username: $name) { id } }',
        variables: '{"name": "nobody"}',
      }),
    });

    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ data: { user: null } });
  });

  it('never runs a mutation', async () => {
    const reply = await send(app, {
      method: 'GET',
      path: asParameters({ query: 'mutation { anything }' }),
    });

    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('POST');
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('with broken variables is refused without an echo', async () => {
    const reply = await send(app, {
      method: 'GET',
      path: asParameters({ query, variables: '{secret' }),
    });

    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain('secret');
    expect(reply.json.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});

it.each(['PUT', 'PATCH', 'DELETE', 'HEAD'])('%s is refused', async (method) => {
  const reply = await send(app, { method });

  expect(reply.status).toBe(405);
  expect(reply.headers.get('allow')).toBe('GET, POST');
});

describe('an operation', () => {
  it('must be named where there are several', async () => {
    const body = { query: 'query A { __typename } query B { __typename }' };
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([
      {
        message: 'Say in `operationName` which operation to run. The document has “A”, “B”.',
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    ]);
  });

  it.each([
    ['C', 'No operation has the name “C”. The document has “A”.'],
    [7, '`operationName` must be a text. The document has “A”.'],
    [{}, '`operationName` must be a text. The document has “A”.'],
  ])('named %j must be in the document', async (operationName, message) => {
    const body = { query: 'query A { __typename }', operationName };
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.json.errors).toMatchObject([
      { message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    ]);
  });

  it('with a long name is refused in few words', async () => {
    const many = Array.from(
      { length: 20 },
      (_, index) => `query ${'Q'.repeat(5_000)}${index} { __typename }`,
    );
    const body = { query: many.join(' '), operationName: 'x'.repeat(50_000) };
    const reply = await send(app, { body, headers: STRICT });

    expect(reply.status).toBe(400);
    expect(reply.text.length).toBeLessThan(1_000);
    expect(reply.json.errors).toMatchObject([
      { message: expect.stringMatching(/ and 15 more\.$/) },
    ]);
  });

  it('that writes is refused by GET', async () => {
    const query = 'mutation { deleteComment(input: { commentId: "x" }) { comment { id } } }';
    const reply = await app.fetch(`http://commonplace/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/json' },
    });

    expect(reply.status).toBe(405);
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nonsense }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('like %s is refused with the code %s', async (document, code) => {
    const body = { query: document };
    const strict = await send(app, { body, headers: STRICT });
    const lenient = await send(app, { body });

    expect(strict.status).toBe(400);
    expect(strict.json.errors).toMatchObject([{ extensions: { code } }]);
    // GraphQL over HTTP, section 6.4.1: application/json answers such with 200.
    expect(lenient.status).toBe(200);
    expect(lenient.json).toEqual(strict.json);
  });
});
