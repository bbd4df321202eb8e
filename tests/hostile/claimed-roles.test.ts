import { describe, expect, it } from 'vitest';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { database } = api;
const provider = await openTestProvider();
const { as, statements } = serveTest(database, provider.environment);
const now = Math.floor(Date.now() / 1000);

let people = 0;

/** Somebody whom the provider knows; each sign-in is a token with these roles, issued so many seconds ago. */
function person() {
  people += 1;
  const sub = `person ${people}`;
  const signIn = async (roles: unknown, age = 0) => {
    const token = await provider.token({ sub, name: `Person ${people}`, roles, iat: now - age });
    const { viewer } = await as(token).ask('{ viewer { user { id role } } }');
    return { ...as(token), ...(viewer.user as { id: string; role: string }) };
  };
  return signIn;
}

const BAN = `mutation ($user: ID!) {
  banUser(input: { userId: $user, until: "2099-01-01T00:00:00Z", reason: "Spam" }) { user { role } } }`;

async function ban(by: Pick<typeof api, 'answer'>, user: string) {
  const { errors } = await by.answer(BAN, { user });
  return errors[0]?.message;
}

describe('a role by claim', { timeout: 60_000 }, () => {
  it('is the role of who is to be banned, too', async () => {
    const admin = await person()(['admin']);
    const moderator = await person()(['moderator']);
    const appointed = await member(api, 'appointed', { role: 'MODERATOR' });
    expect(admin.role).toBe('ADMIN');
    expect(await ban(moderator, admin.id)).toBe('Nobody bans an admin.');
    expect(await ban(appointed, admin.id)).toBe('Nobody bans an admin.');
    expect(await ban(appointed, moderator.id)).toBe('Only admins ban moderators.');
    expect(await ban(admin, moderator.id)).toBeUndefined();
  });

  it('does not hide a higher one that was given here', async () => {
    const signIn = person();
    const { id } = await signIn([]);
    const where = { id: Buffer.from(id, 'base64url').toString().replace('User:', '') };
    await database.prisma.user.update({ where, data: { role: 'ADMIN' } });
    expect((await signIn(['moderator'])).role).toBe('ADMIN');
    expect(await ban(await person()(['moderator']), id)).toBe('Nobody bans an admin.');
  });

  it('ends with the first token that does not claim it, for older tokens as well', async () => {
    const signIn = person();
    const before = await signIn(['admin'], 60);
    expect((await signIn([])).role).toBe('MEMBER');
    expect((await before.ask('{ viewer { user { role } } }')).viewer.user.role).toBe('MEMBER');
    const target = await person()([]);
    expect(await ban(before, target.id)).toBe('Only moderators may do this.');
    expect(await ban(await person()(['moderator']), before.id)).toBeUndefined();
  });

  it('ends with the token that claimed it', async () => {
    const { id } = await person()(['admin']);
    await database.prisma.user.updateMany({
      where: { claimedRole: 'ADMIN' },
      data: { claimedUntil: new Date(Date.now() - 1) },
    });
    expect(await ban(await person()(['moderator']), id)).toBeUndefined();
  });

  it('is not given to personal tokens of the account', async () => {
    const { id } = await person()(['admin']);
    const userId = Buffer.from(id, 'base64url').toString().replace('User:', '');
    const { username } = await database.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    const token = await createToken(database, {
      username,
      name: 'mine',
      scope: 'WRITE',
      expiresAt: null,
    });
    const target = await person()([]);
    expect(await ban(as(token ?? ''), target.id)).toBe('Only moderators may do this.');
  });

  it('is stored when it changes, and costs nothing after that', async () => {
    const signIn = person();
    statements.clear();
    await signIn([]);
    await signIn([]);
    expect(statements.names()).not.toContain('account.keepClaim');
    const { ask } = await signIn(['moderator']);
    statements.clear();
    await ask('{ viewer { user { role } } }');
    expect(statements.names()).toEqual(['account.byIdentity', 'user.byId']);
  });

  it('is found by the filter for roles, and shown', async () => {
    const { id } = await person()(['trusted']);
    const { users } = await api.ask(
      '{ users(first: 50, filter: { roles: [TRUSTED] }) { nodes { id role } } }',
    );
    expect(users.nodes).toContainEqual({ id, role: 'TRUSTED' });
  });
});

it.each([{ iat: 1e300 }, { iat: -5 }, { iat: now + 1e6 }, { exp: 1e300 }, { iat: 0.5 }])(
  'a token with %o is answered',
  async (times) => {
    const token = await provider.token({
      sub: `times ${JSON.stringify(times)}`,
      roles: 'admin',
      ...times,
    });
    const { viewer } = await as(token).ask('{ viewer { user { id role } } }');
    expect(viewer.user.role).toBe('ADMIN');
  },
);
