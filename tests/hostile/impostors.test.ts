import { expect, test } from 'vitest';
import { createAccount } from '../../src/domains/account/accounts.ts';
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

type Asker = Pick<Awaited<ReturnType<typeof member>>, 'answer'>;

async function signIn(claims: Readonly<Record<string, unknown>>) {
  const bearer = await provider.token(claims);
  const { data } = await api.as(bearer).answer('{ viewer { user { username displayName } } }');
  return { who: api.as(bearer), user: data?.viewer.user };
}

async function run(who: Asker, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { errors } = await who.answer(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { user { id } } }`,
    { input },
  );
  return errors[0]?.extensions;
}

const show = (who: Asker, displayName: string) => run(who, 'updateProfile', { displayName });
const take = (who: Asker, username: string) => run(who, 'changeUsername', { username });

const noName = { code: 'BAD_USER_INPUT', argument: 'input.displayName' };
const noUsername = { code: 'BAD_USER_INPUT', argument: 'input.username' };

const mallory = await member(api, 'mallory');
const mona = await member(api, 'mona', { role: 'MODERATOR' });

test.each(['Moderator', 'Аdmin', 'ADMIN ✔', 'S u p p o r t', 'ad\u200bmin', 'Ada [mod] Admin'])(
  'a member is not shown as %s, a moderator may be',
  async (displayName) => {
    expect(await show(mallory, displayName)).toMatchObject(noName);
    expect(await show(mona, displayName)).toBeUndefined();
  },
);

test.each(['moderator', 'adm1n', 'rnoderator', 'support', 's-y-s-t-e-m', 'anonymous', 'the-staff'])(
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

test('an account that is made as a moderator’s may be called so', async () => {
  const made = await createAccount(database, { username: 'Moderator', role: 'MODERATOR' });

  expect(made.username).toBe('moderator');
});

test('a profile whose name stays is changed, whatever the name', async () => {
  const imported = await member(api, 'imported', { displayName: 'Support' });

  expect(
    await run(imported, 'updateProfile', { displayName: 'Support', location: 'Here' }),
  ).toBeUndefined();
});
