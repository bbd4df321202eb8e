import { expect, it, onTestFinished } from 'vitest';
import { setBan } from '../../src/domains/moderation/ban/by-operator.ts';
import { listen } from '../../src/http/server.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { signUp } from './people.ts';
import { runExample } from './run-example.ts';

const { database, seed } = await openTestApi();
const author = await seed.user('perpetua');
const post = await seed.post({ author, title: 'The lost page' });
const on = encodeGlobalId('Post', post.id);

const CREATE = `mutation ($input: CreateCommentInput!) {
  createComment(input: $input) { comment { body { text } author { username displayName } }
    userErrors { code message } } }`;

it('from signing up at the example to the first comment, and to a ban', {
  timeout: 60_000,
}, async () => {
  const example = await runExample();
  const { app } = serveTest(database, example.settings);
  const server = await listen({ host: '127.0.0.1', port: 0, listener: app.listener });
  onTestFinished(async () => void (await server.stop(0)));

  async function answer(token: string, query: string, variables = {}) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: await response.json() };
  }

  const ada = await signUp(example.url, { username: 'Ada', name: 'Ada L.' });
  const token = await ada.token();
  const first = {
    input: { subjectId: on, markdown: 'Look in the *lining*.', idempotencyKey: '1' },
  };
  const { body } = await answer(token, CREATE, first);
  expect(body.data.createComment.comment).toEqual({
    body: { text: 'Look in the lining.' },
    author: { username: 'ada', displayName: 'Ada L.' },
  });

  const until = new Date(Date.now() + 60_000);
  await setBan(database, { username: 'ada', until, reason: 'Spam' });
  const second = { input: { subjectId: on, markdown: 'And another.', idempotencyKey: '2' } };
  expect((await answer(token, CREATE, second)).body.data.createComment).toEqual({
    comment: null,
    userErrors: [{ code: 'FORBIDDEN', message: expect.stringMatching(/^You are banned until /) }],
  });
  expect(await answer(await ada.token(), '{ viewer { user { username } } }')).toMatchObject({
    status: 200,
    body: { data: { viewer: { user: { username: 'ada' } } } },
  });
  await database.prisma.user.update({ where: { username: 'ada' }, data: { closedAt: new Date() } });
  expect((await answer(token, '{ __typename }')).status).toBe(401);
});
