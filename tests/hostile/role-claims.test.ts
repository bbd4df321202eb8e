import { describe, expect, it } from 'vitest';
import { openTestApi, serveTest } from '../support/api.ts';
import { openTestProvider } from '../support/identity-provider.ts';

const { database } = await openTestApi();
const provider = await openTestProvider();
const { as } = serveTest(database, provider.environment);

let people = 0;

/** The role of a newcomer whose token has this claim, as the permission to ban tells it. */
async function mayModerate(roles: unknown): Promise<boolean> {
  people += 1;
  const token = await provider.token({ sub: `person ${people}`, name: `Person ${people}`, roles });
  const { viewer } = await as(token).ask('{ viewer { user { id } } }');
  const target = await database.prisma.user.create({
    data: { username: `target-${people}`, displayName: 'Target' },
  });
  const { errors } = await as(token).answer(
    `mutation ($user: ID!) { banUser(input: { userId: $user, until: "2099-01-01T00:00:00Z", reason: "x" }) {
      user { id } } }`,
    { user: Buffer.from(`User:${target.id}`).toString('base64url') },
  );
  expect(viewer.user).not.toBeNull();
  return errors.length === 0;
}

describe('a role claim', () => {
  it.each([
    ['a name', 'admin'],
    ['a name as the API writes it', 'MODERATOR'],
    ['a list', ['member', 'moderator']],
    ['a list with names of others', ['somebody', 'admin']],
  ])('grants what it says as %s', async (_what, claim) => {
    expect(await mayModerate(claim)).toBe(true);
  });

  it.each([
    ['a dotless i', 'admın'],
    ['a dotted capital I', 'ADMİN'],
    ['a long s', ['ſadmin', 'truſted']],
    ['full width', 'ａｄｍｉｎ'],
    ['a ligature', 'moderator\u200b'],
    ['mixed case', 'Admin'],
    ['spaces', ' admin '],
    ['several names in one', 'member admin'],
    ['a list in a list', [['admin']]],
    ['a list beside a name', ['admin', ['admin']]],
    ['an object', { toString: 'admin' }],
    ['an object of names', { admin: true }],
    ['a list of objects', [{ name: 'admin' }]],
    ['a number', 3],
    ['true', true],
    ['null', null],
    ['a list of null', [null, 'admin']],
    ['nothing', undefined],
    ['a name of objects', ['constructor', '__proto__']],
  ])('grants nothing with %s', async (_what, claim) => {
    expect(await mayModerate(claim)).toBe(false);
  });
});
