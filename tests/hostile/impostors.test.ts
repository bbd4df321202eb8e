import { expect, it } from 'vitest';
import { createAccount } from '../../src/domains/people/account/accounts.ts';
import type { UserRecord } from '../../src/importers/records.ts';
import { Tally } from '../../src/importers/tally.ts';
import { writeRecords } from '../../src/importers/writer/write-records.ts';
import { recordMissingNameSkeletons } from '../../src/naming/look-alikes.ts';
import { serveTest } from '../support/api.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { member } from '../support/members.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const provider = await openTestProvider();
const server = serveTest(database, { ...provider.environment, WRITE_LIMITS: 'off' });
const api = { database, seed, ...server };

type Requester = Pick<Awaited<ReturnType<typeof member>>, 'answer'>;

async function signIn(claims: Readonly<Record<string, unknown>>) {
  const bearer = await provider.token(claims);
  const { data } = await api.as(bearer).answer('{ viewer { user { username displayName } } }');
  return { who: api.as(bearer), user: data?.viewer.user };
}

async function run(who: Requester, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { errors } = await who.answer(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { user { id } } }`,
    { input },
  );
  return errors[0]?.extensions;
}

const show = (who: Requester, displayName: string) => run(who, 'updateProfile', { displayName });
const take = (who: Requester, username: string) => run(who, 'changeUsername', { username });

const noName = { code: 'BAD_USER_INPUT', argument: 'input.displayName' };
const noUsername = { code: 'BAD_USER_INPUT', argument: 'input.username' };

const mallory = await member(api, 'mallory');
const mona = await member(api, 'mona', { role: 'MODERATOR' });

it.each(['Moderator', 'Аdmin', 'ADMIN ✔', 'S u p p o r t', 'ad\u200bmin', 'Ada [mod] Admin'])(
  'a member is not shown as %s, a moderator may be',
  async (displayName) => {
    expect(await show(mallory, displayName)).toMatchObject(noName);
    expect(await show(mona, displayName)).toBeUndefined();
  },
);

it.each(['moderator', 'adm1n', 'rnoderator', 'support', 's-y-s-t-e-m', 'anonymous', 'the-staff'])(
  'a member does not become %s, by signing in or later',
  async (username) => {
    const { who, user } = await signIn({
      sub: username,
      preferred_username: username,
      name: username,
    });

    expect(user.username).toMatch(/^member/);
    expect(user.displayName).toBe(user.username);
    expect(await take(who, username)).toMatchObject(noUsername);
  },
);

it.each(['settings', 'graphql', 'me', 'Sign-In'])(
  'nobody becomes %s, a word that addresses of the site have',
  async (username) => {
    for (const who of [mallory, mona]) expect(await take(who, username)).toMatchObject(noUsername);
  },
);

it('an account that is made as a moderator’s may be called so', async () => {
  const made = await createAccount(database, { username: 'Moderator', role: 'MODERATOR' });

  expect(made.username).toBe('moderator');
});

it('a profile whose name stays is changed, whatever the name', async () => {
  const imported = await member(api, 'imported', { displayName: 'Support' });

  expect(
    await run(imported, 'updateProfile', { displayName: 'Support', location: 'Here' }),
  ).toBeUndefined();
});

it('a member is not shown as another one in look-alike letters, but may have the same name', async () => {
  await signIn({ sub: 'anna 1', preferred_username: 'anna', name: 'Anna Smith' });

  const { who, user } = await signIn({
    sub: 'anna 2',
    preferred_username: 'a2',
    name: 'Аnna Ѕmith',
  });
  expect(user).toEqual({ username: 'a2', displayName: 'a2' });
  for (const name of [
    'Anna Smith ✔',
    'Anna Srnith',
    'АNNA SMITH',
    'Anna Smıth',
    'Ann\u200ba Smith.!',
  ]) {
    expect(await show(who, name)).toMatchObject(noName);
  }
  expect(await show(who, 'anna smith')).toBeUndefined();
  const third = await signIn({ sub: 'anna 3', preferred_username: 'a3', name: 'Anna Smith' });
  expect(third.user.displayName).toBe('Anna Smith');
});

it('nobody is shown as a moderator is, not even by the same name', async () => {
  const account = { username: 'grace', displayName: 'Grace Hopper', role: 'MODERATOR' } as const;
  await createAccount(database, account);

  expect(await show(mallory, 'Grace Hopper')).toMatchObject(noName);
  const { user } = await signIn({ sub: 'g', preferred_username: 'gh', name: 'Grace Hopper' });
  expect(user).toEqual({ username: 'gh', displayName: 'gh' });
});

it('a username does not look like that of somebody else', async () => {
  await signIn({ sub: 'p1', preferred_username: 'paypal', name: 'Pay' });

  expect(await take(mallory, 'paypa1')).toMatchObject(noUsername);
  const { user } = await signIn({ sub: 'p2', preferred_username: 'paypa1' });
  expect(user.username).toMatch(/^paypa1-[0-9a-f]{8}$/);
});

it('of two who take look-alike names at once, one gets it', async () => {
  const names = ['Nina', 'Νina', 'Nіna', 'Ninа'];
  const rivals = await Promise.all(names.map((_, index) => member(api, `rival-${index}`)));

  const results = await Promise.all(rivals.map((who, index) => show(who, names[index] ?? '')));

  expect(results.filter((error) => error === undefined)).toHaveLength(1);
});

it('a name that is given up is free', async () => {
  const { who } = await signIn({ sub: 'v', preferred_username: 'vic', name: 'Victor' });
  expect(await show(mallory, 'Viсtor')).toMatchObject(noName);

  await show(who, 'Vincent');

  expect(await show(mallory, 'Viсtor')).toBeUndefined();
  expect(await show(mallory, 'Vinсent')).toMatchObject(noName);
});

it('accounts from before, and those that an older server renames, are recorded later', async () => {
  const fill = () => recordMissingNameSkeletons(database, new AbortController().signal);
  const { user } = await member(api, 'veteran', { displayName: 'Vera Long' });
  const recorded = () => database.prisma.nameSkeleton.count({ where: { userId: user.id } });
  expect(await recorded()).toBe(0);
  await fill();
  expect(await show(mallory, 'Verа Long')).toMatchObject(noName);

  const data = { displayName: 'Vera Short' };
  await database.prisma.user.update({ where: { id: user.id }, data });
  expect(await recorded()).toBe(0);
  await fill();
  expect(await show(mallory, 'Verа Short')).toMatchObject(noName);
  expect(await show(mallory, 'Verа Long')).toBeUndefined();
});

it('an import keeps names that look alike, and nobody can join them', async () => {
  const person = (externalId: string, displayName: string): UserRecord => ({
    kind: 'user',
    externalId,
    username: displayName,
    displayName,
    ...{ bio: null, karma: 0, role: 'MEMBER', websiteUrl: null, location: null, avatarUrl: null },
    joinedAt: new Date(0),
  });
  const tally = new Tally(() => {});
  const records = [person('1', 'Oscar'), person('2', 'Оscar'), person('3', 'Moderator')];

  await writeRecords({ database, source: 'elsewhere', records, tally });

  const where = { joinedAt: new Date(0) };
  const made = await database.prisma.user.findMany({ where, orderBy: { displayName: 'asc' } });
  expect(made.map(({ displayName }) => displayName).sort()).toEqual([
    'Moderator',
    'Oscar',
    'Оscar',
  ]);
  expect(await show(mallory, 'Osсar')).toMatchObject(noName);
});
