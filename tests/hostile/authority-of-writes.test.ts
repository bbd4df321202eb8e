import { describe, expect, it } from 'vitest';
import { setBan, setRole } from '../../src/domains/moderation/ban/by-operator.ts';
import { createToken, revokeToken, tokensOf } from '../../src/domains/people/account/tokens.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';
import { everyMutation } from './support/every-mutation.ts';
import { hold } from './support/held-requests.ts';

const api = await openTestApi();
const { app, database, statements } = api;
const { user } = await member(api, 'boss', { role: 'ADMIN' });
const { id, username } = user;
/** A token is refused these whatever else it may do. */
const SESSION_ONLY = ['closeAccount', 'createSignInLink', 'createToken'];
const mutations = (await everyMutation(api, user)).filter(
  ({ name }) => !SESSION_ONLY.includes(name),
);
const half = Math.ceil(mutations.length / 2);
/** One account may not have all of them under way at once. */
const parts = [mutations.slice(0, half), mutations.slice(half)];
await settle(database);

const reason = 'Test';

async function freshToken(): Promise<string> {
  const token = await createToken(database, {
    username,
    name: 'new',
    scope: 'WRITE',
    expiresAt: null,
  });
  return token ?? '';
}

async function revokeAll() {
  for (const token of await tokensOf(database, username)) await revokeToken(database, token.id);
}

const change = (data: object) => database.prisma.user.update({ where: { id }, data });

/** What takes authority away, and what a writer is told then. */
const CHANGES = {
  'is banned': {
    act: () => setBan(database, { username, until: new Date('2099-01-01'), reason }),
    told: { code: 'FORBIDDEN', message: /^You are banned until 2099-01-01 00:00 UTC\.$/ },
  },
  'has a lower role': {
    act: () => setRole(database, { username, role: 'TRUSTED', reason }),
    told: { code: 'FORBIDDEN', message: /^Your role changed/ },
  },
  'has no token any more': {
    act: revokeAll,
    told: {
      code: 'UNAUTHENTICATED',
      message: /has expired or was revoked, or your account is closed/,
    },
  },
  'has a token for reading': {
    act: () => database.prisma.accessToken.updateMany({ data: { scope: 'READ' } }),
    told: { code: 'FORBIDDEN', message: /allows reading only/ },
  },
  'has left': {
    act: () => change({ closedAt: new Date() }),
    told: {
      code: 'UNAUTHENTICATED',
      message: /has expired or was revoked, or your account is closed/,
    },
  },
} as const;

/** A server whose transactions wait, once all has been read that they stand on, until they are let through. */
let arrived = 0;
let isOpen = true;
let letThrough = () => {};
let opened = Promise.resolve();
function holdTransactions() {
  arrived = 0;
  isOpen = false;
  opened = new Promise((resolve) => {
    letThrough = () => {
      isOpen = true;
      resolve();
    };
  });
}
const heldDatabase: typeof database = {
  ...database,
  async transaction(work) {
    arrived += 1;
    await opened;
    return database.transaction(work);
  },
};
const waiting = serveTest(heldDatabase, { OPERATION_TIMEOUT_SECONDS: '120' });

/** Waits until so many requests know who asks. */
async function identified(count: number) {
  const found = () => statements.names().filter((name) => name === 'account.byToken').length;
  await expect.poll(found, { timeout: 60_000 }).toBe(count);
}

describe.each(Object.entries(CHANGES))(
  'a viewer who %s before the transaction begins',
  (_what, given) => {
    const { act, told } = given;

    it.each(parts)(
      'writes nothing, by any mutation: $name and so on',
      { timeout: 120_000 },
      async (...part) => {
        await change({ role: 'ADMIN', bannedUntil: null, closedAt: null });
        const { answer } = waiting.as(await freshToken());
        holdTransactions();
        const refusedBefore: unknown[] = [];
        const answers = part.map(async ({ name, document, input }) => {
          const answered = await answer(document, { input });
          if (!isOpen) refusedBefore.push({ name, errors: answered.errors });
          return answered;
        });
        const ready = () => arrived + refusedBefore.length;
        await expect.poll(ready, { timeout: 90_000 }).toBe(part.length);
        expect(refusedBefore).toEqual([]);
        await act();
        letThrough();
        for (const [index, { errors }] of (await Promise.all(answers)).entries()) {
          const found = { code: errors[0]?.extensions['code'], message: errors[0]?.message };
          expect({ name: part[index]?.name, ...found }).toEqual({
            name: part[index]?.name,
            code: told.code,
            message: expect.stringMatching(told.message),
          });
        }
      },
    );
  },
);

it('a repeated create is not answered to the banned', async () => {
  await change({ role: 'ADMIN', bannedUntil: null, closedAt: null });
  const token = await freshToken();
  const create = mutations.find(({ name }) => name === 'createPost');
  const variables = { input: { ...create?.input, idempotencyKey: 'once' } };
  const query = create?.document ?? '';
  expect((await api.as(token).answer(query, variables)).errors).toEqual([]);
  statements.clear();
  const held = hold(app, { token, query, variables });
  await identified(1);
  await CHANGES['is banned'].act();
  expect((await held.finish()).errors[0]?.extensions['code']).toBe('FORBIDDEN');
});

it('a read whose body is slow to come is not answered with a token that was revoked', async () => {
  await change({ role: 'ADMIN', bannedUntil: null, closedAt: null });
  const token = await freshToken();
  statements.clear();
  const held = hold(app, { token, query: '{ viewer { user { username } } }' });
  await identified(1);
  await revokeAll();
  await new Promise((resolve) => setTimeout(resolve, 600));
  const { status, errors } = await held.finish();
  expect({ status, code: errors[0]?.extensions['code'] }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
});

it.each([
  ['banUser', 'until: "2099-01-01T00:00:00Z"'],
  ['setUserRole', 'role: TRUSTED'],
])('%s does nothing to a user who became an admin meanwhile', async (mutation, more) => {
  await change({ role: 'ADMIN', bannedUntil: null, closedAt: null });
  const rising = await member(api, `rising-${mutation.toLowerCase()}`);
  const by = waiting.as(await freshToken());
  holdTransactions();
  const userId = encodeGlobalId('User', rising.user.id);
  const answered = by.answer(
    `mutation { ${mutation}(input: { userId: "${userId}", ${more}, reason: "Test" }) { userErrors { code } } }`,
  );
  await expect.poll(() => arrived).toBe(1);
  await setRole(database, { username: rising.user.username, role: 'ADMIN', reason });
  letThrough();

  const { data, errors } = await answered;
  const code = data?.[mutation]?.userErrors[0]?.code ?? errors[0]?.extensions['code'];
  expect(code).toBe('FORBIDDEN');
  const where = { id: rising.user.id };
  expect(await database.prisma.user.findUniqueOrThrow({ where })).toMatchObject({
    role: 'ADMIN',
    bannedUntil: null,
  });
});

it('a ban waits for what is being written, and nothing is stored after it', async () => {
  await change({ role: 'ADMIN', bannedUntil: null, closedAt: null });
  const writer = await member(api, 'writer');
  const post = await api.seed.post();
  let isBanned = false;
  const answers: { readonly began: boolean; readonly code: unknown }[] = [];
  const write = async () => {
    const began = isBanned;
    const { errors } = await writer.answer(
      'mutation ($on: ID!) { createComment(input: { subjectId: $on, markdown: "Text" }) { comment { id } } }',
      { on: encodeGlobalId('Post', post.id) },
    );
    answers.push({ began, code: errors[0]?.extensions['code'] });
  };
  const writing = Array.from({ length: 8 }, write);
  await setBan(database, { username: 'writer', until: new Date('2099-01-01'), reason });
  const stored = await database.prisma.comment.count({ where: { authorId: writer.user.id } });
  isBanned = true;
  await Promise.all(writing);
  await write();
  expect(await database.prisma.comment.count({ where: { authorId: writer.user.id } })).toBe(stored);
  expect(answers.at(-1)).toEqual({ began: true, code: 'FORBIDDEN' });
});

it('nothing that was refused left a trace', async () => {
  expect(await wrongs(database)).toEqual([]);
});
