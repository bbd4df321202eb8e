import { expect, it } from 'vitest';
import { setBan } from '../../src/domains/moderation/ban/by-operator.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { everyMutation } from './support/every-mutation.ts';

const api = await openTestApi();
const { database, seed } = api;
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const post = await seed.post();
let people = 0;

const newcomer = () => {
  people += 1;
  return member(api, `person-${people}`);
};

async function ban(id: string, until: string) {
  const { errors } = await moderator.answer(
    `mutation ($user: ID!, $until: DateTime!) {
      banUser(input: { userId: $user, until: $until, reason: "Spam" }) { user { id } } }`,
    { user: encodeGlobalId('User', id), until },
  );
  return errors[0]?.extensions['code'];
}

async function write({ answer }: Awaited<ReturnType<typeof newcomer>>) {
  const { errors } = await answer(
    'mutation ($on: ID!) { createComment(input: { subjectId: $on, markdown: "Text" }) { comment { id } } }',
    { on: encodeGlobalId('Post', post.id) },
  );
  return errors[0]?.extensions['code'];
}

it.each([
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59.999+00:00',
  '9999-12-31T23:59:59+12:00',
  '2999-02-28T00:00:00.1234567Z',
])('a ban until %s holds', async (until) => {
  const person = await newcomer();
  expect(await ban(person.user.id, until)).toBeUndefined();
  expect(await write(person)).toBe('FORBIDDEN');
});

it.each([
  '9999-12-31T23:59:59-12:00',
  '0001-01-01T00:00:00+12:00',
  '2020-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  'infinity',
  'tomorrow',
  '2027-02-31T00:00:00Z',
])('a ban until %s is refused, and changes nothing', async (until) => {
  const person = await newcomer();
  expect(await ban(person.user.id, until)).toBe('BAD_USER_INPUT');
  expect(await write(person)).toBeUndefined();
  expect(await database.prisma.moderationAction.count({ where: { userId: person.user.id } })).toBe(
    0,
  );
});

it.each([
  ['infinity', 'FORBIDDEN'],
  ['294276-12-31', 'FORBIDDEN'],
  ['10000-01-01 00:00:00+00', 'FORBIDDEN'],
  ['-infinity', undefined],
  ['0044-03-15 BC', undefined],
])('a ban until %s, stored by other means, is decided by the database', async (until, code) => {
  const person = await newcomer();
  await database.prisma.$executeRawUnsafe(
    `update users set banned_until = '${until}' where id = '${person.user.id}'`,
  );
  expect(await write(person)).toBe(code);
});

it('operators cannot ban until a time that is over or cannot be stored', async () => {
  const { user } = await newcomer();
  const { username } = user;
  for (const until of [new Date(0), new Date(Number.NaN), new Date('+010000-01-01T00:00:00Z')]) {
    await expect(setBan(database, { username, until, reason: 'Spam' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  }
});

it('who is banned gets their data and ends their access, and does nothing else', async () => {
  // An admin may do everything besides.
  const boss = await member(api, 'boss', { role: 'ADMIN' });
  const mutations = await everyMutation(api, boss.user);
  await database.prisma.user.update({
    where: { id: boss.user.id },
    data: { bannedUntil: new Date('2099-01-01') },
  });
  const allowed: string[] = [];
  for (const { name, document, input } of mutations) {
    const { errors } = await boss.answer(document, { input });
    const { code } = errors[0]?.extensions ?? {};
    if (code === 'FORBIDDEN') continue;
    // Of a session that is not there: the viewer has a token.
    expect([undefined, 'NOT_FOUND']).toContain(code);
    allowed.push(name);
  }

  expect(allowed.sort()).toEqual(['endSession', 'endSessions', 'exportMyData', 'revokeToken']);
  const { viewer } = await boss.ask(
    '{ viewer { end: can(action: SESSION_END) { isAllowed } post: can(action: POST_CREATE) { isAllowed } } }',
  );
  expect(viewer).toEqual({ end: { isAllowed: true }, post: { isAllowed: false } });
});
