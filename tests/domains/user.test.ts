import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

const { seed, ask, statements } = await openTestApi();

const ada = await seed.user('ada', { karma: 5, formerUsernames: ['countess', 'bob'] });
const bob = await seed.user('bob', { karma: 9, displayName: 'Bob the Ådmin', role: 'ADMIN' });
const cyd = await seed.user('cyd', { karma: 1 });

async function names(list: string): Promise<string[]> {
  const data = await ask(`{ list: ${list} { nodes { username } } }`);
  return data.list.nodes.map(({ username }: { username: string }) => username);
}

it('a person is found by the present name, in any case, before a former one', async () => {
  const found = await ask(`{
    present: user(username: "ADA") { username } former: user(username: "countess") { username }
    taken: user(username: "bob") { username } none: user(username: "") { username }
  }`);
  expect(found).toEqual({
    present: { username: 'ada' },
    former: { username: 'ada' },
    taken: { username: 'bob' },
    none: null,
  });
});

it('people asked for side by side cost one statement', async () => {
  statements.clear();
  await ask('{ a: user(username: "ada") { karma } b: user(username: "bob") { karma } }');
  expect(statements.names()).toEqual(['user.byName']);
});

it('people are listed in four orders', async () => {
  expect(await names('users')).toEqual(['bob', 'ada', 'cyd']);
  expect(await names('users(orderBy: NEWEST)')).toEqual(['cyd', 'bob', 'ada']);
  expect(await names('users(orderBy: OLDEST)')).toEqual(['ada', 'bob', 'cyd']);
  expect(await names('users(orderBy: USERNAME)')).toEqual(['ada', 'bob', 'cyd']);
});

it('people are found by role, karma, time and name', async () => {
  expect(await names('users(filter: { roles: [ADMIN, MODERATOR] })')).toEqual(['bob']);
  expect(await names('users(filter: { minKarma: 5 })')).toEqual(['bob', 'ada']);
  expect(await names('users(filter: { nameStartsWith: "bob THE å" })')).toEqual(['bob']);
  expect(await names('users(filter: { nameStartsWith: "c%" })')).toEqual([]);
  const since = bob.joinedAt.toISOString();
  expect(await names(`users(filter: { since: "${since}" })`)).toEqual(['bob', 'cyd']);
  expect(await names(`users(filter: { until: "${since}" })`)).toEqual(['ada']);
});

it('a bio that is not there is null, and time is RFC 3339 in UTC with milliseconds', async () => {
  const { user } = await ask('{ user(username: "cyd") { bio { html } joinedAt } }');
  expect(user).toEqual({ bio: null, joinedAt: cyd.joinedAt.toISOString() });
});

it('a feed holds posts, comments and wiki edits, newest first, or only some sorts', async () => {
  const post = await seed.post({ author: ada, title: 'Post' });
  const page = await seed.wikiPage({ author: ada, title: 'Page' });
  await seed.comment({ on: page, author: ada });
  await seed.comment({ on: post, author: bob });
  const { user } = await ask(`{ user(username: "ada") {
    all: contributions { totalCount nodes { __typename } }
    some: contributions(types: [POST, WIKI_CONTRIBUTION]) { totalCount nodes { __typename } } } }`);
  expect(user).toEqual({
    all: {
      totalCount: 3,
      nodes: [
        { __typename: 'Comment' },
        { __typename: 'WikiContribution' },
        { __typename: 'Post' },
      ],
    },
    some: { totalCount: 2, nodes: [{ __typename: 'WikiContribution' }, { __typename: 'Post' }] },
  });
});
