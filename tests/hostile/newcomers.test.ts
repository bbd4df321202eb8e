import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { serveTest } from '../support/api.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestProvider } from '../support/identity-provider.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const provider = await openTestProvider();
const api = serveTest(database, provider.environment);

async function signIn(claims: Readonly<Record<string, unknown>>) {
  const bearer = await provider.token(claims);
  const { status, data } = await api
    .as(bearer)
    .answer('{ viewer { user { username displayName } } }');
  return { status, user: data?.viewer.user };
}

it('a squatter who takes every name that can be foreseen keeps nobody out', async () => {
  const identity = `${provider.environment['JWT_ISSUER']}\nvictim`;
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 12);
  const squatted = ['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9', `-${digest}`];
  for (const suffix of squatted) await seed.user(`victoria${suffix}`);

  const first = await signIn({ sub: 'victim', preferred_username: 'victoria' });
  const again = await signIn({ sub: 'victim', preferred_username: 'victoria' });

  expect(first).toMatchObject({
    status: 200,
    user: { username: expect.stringMatching(/^victoria-[0-9a-f]{16}$/) },
  });
  expect(again).toEqual(first);
});

it('twenty people whose provider calls them the same all get in', async () => {
  const people = Array.from({ length: 20 }, (_, index) => ({ sub: `sam ${index}` }));

  const answers = await Promise.all(
    people.map(({ sub }) => signIn({ sub, preferred_username: 'Sam' })),
  );

  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
  expect(new Set(answers.map(({ user }) => user.username)).size).toBe(20);
});

it('one person whose first requests come at once gets one account', async () => {
  const claims = { sub: 'twin', preferred_username: 'twin' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(claims)));
  const found = { status: 200, user: { username: 'twin', displayName: 'twin' } };
  expect(answers).toEqual(answers.map(() => found));
});

it.each([
  ['an empty name', { preferred_username: '', name: '' }, /^member/, /^member/],
  ['white space', { preferred_username: ' \t\n', name: '  ' }, /^member/, /^member/],
  [
    'invisible characters',
    { preferred_username: '\u200b\u2060', name: '\u2800' },
    /^member/,
    /^member/,
  ],
  ['no name', {}, /^member/, /^member/],
  ['claims of other types', { preferred_username: ['x'], name: { a: 1 } }, /^member/, /^member/],
  ['a word of the site', { preferred_username: 'graphql' }, /^member/, /^member/],
  ['a display name alone', { name: 'Grace\n Hopper' }, /^grace-hopper$/, /^Grace Hopper$/],
  [
    'another script',
    { preferred_username: 'Владимир', name: 'Владимир' },
    /^vladimir$/,
    /^Владимир$/,
  ],
  ['half a character', { preferred_username: '\ud83d', name: 'a\u0000b\ud83d' }, /^a-b$/, /^a/],
  [
    'long names',
    { preferred_username: 'x'.repeat(300), name: 'y'.repeat(300) },
    /^x{40}$/,
    /^y{80}$/,
  ],
  [
    'email addresses',
    { preferred_username: 'lin.wu+news@mail.example', name: 'lin.wu@mail.example' },
    /^lin-wu$/,
    /^lin\.wu$/,
  ],
])('%s: sign-in succeeds', async (sub, claims, username, displayName) => {
  expect(await signIn({ sub, ...claims })).toEqual({
    status: 200,
    user: {
      username: expect.stringMatching(username),
      displayName: expect.stringMatching(displayName),
    },
  });
});

it.each([
  ['too long', 'x'.repeat(3_000)],
  ['a control', 'a\u0000'],
  ['half a character', 'a\ud83d'],
  ['empty', ''],
])('a subject that cannot be stored as it is (%s) is nobody', async (_why, sub) => {
  expect((await signIn({ sub, preferred_username: 'ok' })).status).toBe(401);
});
