import { expect, it } from 'vitest';
import { setBan, setRole } from '../../src/domains/moderation/ban/by-operator.ts';
import { createToken, revokeToken, tokensOf } from '../../src/domains/people/account/tokens.ts';
import { send } from '../http/send.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { member } from '../support/members.ts';

const provider = await openTestProvider();
const api = await openTestApi();
const { database, seed } = api;
const WHO = '{ viewer { user { username } } }';

const ada = await member(api, 'ada');

it('a token says who asks, for one statement more, and its use is remembered', async () => {
  api.statements.clear();
  const { data, headers } = await ada.answer(WHO);
  expect(data.viewer.user).toEqual({ username: 'ada' });
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('vary')?.toLowerCase()).toContain('authorization');
  expect(api.statements.names().sort()).toEqual([
    'account.byToken',
    'account.touchToken',
    'user.byId',
  ]);
  await expect
    .poll(async () => (await tokensOf(database, 'ada'))[0]?.lastUsedAt)
    .toBeInstanceOf(Date);
  api.statements.clear();
  await ada.answer(WHO);
  expect(api.statements.names()).not.toContain('account.touchToken');
});

it('nobody in particular is somebody, and costs nothing', async () => {
  api.statements.clear();
  expect(await api.ask(WHO)).toEqual({ viewer: { user: null } });
  expect(api.statements.names()).toEqual([]);
});

it.each(['Bearer', 'Bearer ', 'Basic YWRhOng=', 'cpl_unknown'])(
  'an Authorization without a token says how to send one: %j',
  async (authorization) => {
    const { status, json } = await send(api.app, {
      body: { query: '{ site { name } }' },
      headers: { authorization },
    });

    expect(status).toBe(401);
    expect(json.errors).toMatchObject([{ message: expect.stringContaining('`Bearer`') }]);
  },
);

it('a token that is not good fails the whole request', async () => {
  const expired = await createToken(database, {
    username: 'ada',
    name: 'old',
    scope: 'READ',
    expiresAt: new Date(0),
  });
  const revoked = await createToken(database, {
    username: 'ada',
    name: 'gone',
    scope: 'READ',
    expiresAt: null,
  });
  const { id = '' } = (await tokensOf(database, 'ada')).find(({ name }) => name === 'gone') ?? {};
  expect(await revokeToken(database, id)).toBe(true);
  expect(await revokeToken(database, id)).toBe(false);
  for (const token of ['cpl_unknown', 'not.a.jwt', '"', expired ?? '', revoked ?? '']) {
    const { status, data, errors, headers } = await api.as(token).answer(WHO);
    expect({ token, status, data, code: errors[0]?.extensions['code'] }).toEqual({
      token,
      status: 401,
      data: undefined,
      code: 'UNAUTHENTICATED',
    });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  }
});

it('what operators do to somebody is in the public log', async () => {
  await member(api, 'max');
  const until = new Date('2100-01-01');
  expect(await setRole(database, { username: 'max', role: 'ADMIN', reason: 'Runs it' })).toBe(true);
  expect(await setBan(database, { username: 'max', until, reason: 'Away' })).toBe(true);
  expect(await setBan(database, { username: 'max', until: null, reason: 'Back' })).toBe(true);
  expect(await setBan(database, { username: 'nobody', until, reason: 'Spam' })).toBe(false);
  const { moderationLog } = await api.ask(`{ moderationLog(first: 3) { nodes {
    kind reason until moderatorName moderator { id } subject { ... on User { username } } } } }`);
  const done = { moderatorName: 'Operator', moderator: null, subject: { username: 'max' } };
  expect(moderationLog.nodes).toEqual([
    { ...done, kind: 'UNBAN', reason: 'Back', until: null },
    { ...done, kind: 'BAN', reason: 'Away', until: expect.stringContaining('2100-01-01') },
    { ...done, kind: 'ROLE', reason: 'Runs it', until: null },
  ]);
});

it('a closed account is nobody; a banned one reads', async () => {
  const eve = await member(api, 'eve');
  const until = new Date(Date.now() + 60_000);
  await setBan(database, { username: 'eve', until, reason: 'Spam' });
  expect((await eve.ask(WHO)).viewer.user).toEqual({ username: 'eve' });
  await database.prisma.user.update({ where: { id: eve.user.id }, data: { closedAt: new Date() } });
  expect((await eve.answer(WHO)).status).toBe(401);
});

it('people of an identity provider get their accounts when they first come', async () => {
  const { as } = serveTest(database, provider.environment);
  const claims = { sub: 'a1', preferred_username: 'Ada', name: 'Ada L.', roles: ['moderator'] };

  await seed.user('zoe');
  const bearer = await provider.token(claims);
  const answers = await Promise.all([as(bearer).ask(WHO), as(bearer).ask(WHO)]);
  expect(answers.map(({ viewer }) => viewer.user.username)).toEqual(['ada-2', 'ada-2']);
  for (const bad of [
    await provider.token(claims, { audience: 'others' }),
    await provider.token(claims, { kid: 'two' }),
  ]) {
    expect((await as(bad).answer(WHO)).status).toBe(401);
  }
});
