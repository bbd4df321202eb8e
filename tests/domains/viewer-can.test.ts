import { describe, expect, it } from 'vitest';
import { ACTION_NAMES } from '../../src/composition/actions.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, statements } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const viewers = {
  anonymous: api,
  author: ada,
  coauthor: bob,
  stranger: await member(api, 'carol'),
  moderator: await member(api, 'dora', { role: 'MODERATOR' }),
  reader: await member(api, 'eve', { scope: 'READ' }),
  banned: await member(api, 'finn', { bannedUntil: new Date(Date.now() + 3_600_000) }),
};

const post = await seed.post({ title: 'Knots', author: ada.user });
await seed.coauthor(post, bob.user);
const locked = await seed.post({ author: bob.user, more: { lockedAt: new Date() } });
const page = await seed.wikiPage({ title: 'Rope', author: ada.user });
await seed.contributor({ page, author: ada.user });
const sequence = await seed.sequence({ author: ada.user, posts: [post] });
const [first] = [await seed.comment({ on: post, author: ada.user })];
for (let number = 1; number < 17; number += 1) await seed.comment({ on: post, author: bob.user });
await seed.comment({ on: locked, author: ada.user });
await seed.comment({ on: page, author: ada.user });
await seed.comment({ on: page, author: bob.user });

const SUBJECTS = {
  Post: post.id,
  Comment: first.id,
  WikiPage: page.id,
  Sequence: sequence.id,
  User: ada.user.id,
} as const;
type Kind = keyof typeof SUBJECTS;
const KINDS = Object.keys(SUBJECTS) as Kind[];

const ACTIONS = ACTION_NAMES.map((name) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace('.', '_')
    .toUpperCase(),
);
const ANSWER = '{ action isAllowed code reason }';

describe.each(KINDS)('viewerCan of %s', (kind) => {
  const id = encodeGlobalId(kind, SUBJECTS[kind]);

  it.each(Object.entries(viewers))('answers as `viewer { can }` does for %s', async (_who, as) => {
    const { node } = await as.ask(
      `query ($id: ID!) { node(id: $id) { ... on ${kind} { viewerCan(actions: [${ACTIONS}]) ${ANSWER} } } }`,
      { id },
    );
    const answers: Record<string, unknown> = {};
    const single = ACTIONS.map(
      (action) => `${action}: can(action: ${action}, subjectId: "${id}") ${ANSWER}`,
    );
    const half = Math.ceil(single.length / 2);
    // An operation may have only so many aliases.
    for (const some of [single.slice(0, half), single.slice(half)]) {
      Object.assign(answers, (await as.ask(`{ viewer { ${some.join(' ')} } }`)).viewer);
    }
    expect(node.viewerCan).toEqual(ACTIONS.map((action) => answers[action]));
  });
});

const LISTS: Readonly<Record<Kind, readonly [list: string, extra: readonly string[]]>> = {
  Post: ['posts', ['post.ownCoauthorships']],
  Comment: ['comments', ['comment.places']],
  WikiPage: ['wikiPages', ['contributor.own']],
  Sequence: ['sequences', []],
  User: ['users', []],
};

describe.each(KINDS)('the buttons of a list of %s', (kind) => {
  const [list, extra] = LISTS[kind];
  const plain = `{ ${list}(first: 20) { nodes { id } } }`;
  const buttons = `{ ${list}(first: 20) { nodes {
    id viewerIsAuthor viewerCan(actions: [POST_EDIT, COMMENT_CREATE, COMMENT_EDIT, VOTE_CAST]) ${ANSWER}
  } } }`;

  it('cost a member one statement at most, in the same round trip', async () => {
    statements.clear();
    await viewers.stranger.ask(plain);
    const [names, roundTrips] = [statements.names(), statements.roundTrips()];
    statements.clear();
    await viewers.stranger.ask(buttons);
    expect(statements.names().toSorted()).toEqual([...names, ...extra].toSorted());
    expect(statements.roundTrips()).toBe(roundTrips);
  });

  it('cost anonymous viewers nothing', async () => {
    statements.clear();
    await api.ask(plain);
    const names = statements.names();
    statements.clear();
    const { [list]: page } = await api.ask(buttons);
    expect(statements.names()).toEqual(names);
    expect(page.nodes.every((node: { viewerIsAuthor: boolean }) => !node.viewerIsAuthor)).toBe(
      true,
    );
  });
});

it('viewerIsAuthor says whose it is, co-authors included', async () => {
  const ids = KINDS.map((kind) => encodeGlobalId(kind, SUBJECTS[kind]));
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) {
    ${KINDS.map((kind) => `... on ${kind} { viewerIsAuthor }`).join(' ')}
  } }`;
  const authored = async (who: keyof typeof viewers) => {
    const { nodes } = await viewers[who].ask(query, { ids });
    return KINDS.filter((_kind, index) => nodes[index].viewerIsAuthor);
  };
  expect(await authored('author')).toEqual(KINDS);
  expect(await authored('coauthor')).toEqual(['Post']);
  expect(await authored('moderator')).toEqual([]);
  expect(await authored('anonymous')).toEqual([]);
});

it('an invitation that is not answered makes nobody an author', async () => {
  const draft = await seed.post({ author: ada.user, more: { publishedAt: null } });
  await seed.coauthor(draft, bob.user, { acceptedAt: null });
  const { node } = await bob.ask(
    `query ($id: ID!) { node(id: $id) { ... on Post {
      viewerIsAuthor viewerCan(actions: [POST_EDIT, POST_ACCEPT_COAUTHORSHIP]) { isAllowed }
    } } }`,
    { id: encodeGlobalId('Post', draft.id) },
  );
  expect(node).toEqual({
    viewerIsAuthor: false,
    viewerCan: [{ isAllowed: false }, { isAllowed: true }],
  });
});

it('answers the same when the operation is repeated and therefore compiled', async () => {
  const query =
    '{ posts(first: 1) { nodes { viewerCan(actions: [POST_EDIT]) { action isAllowed } } } }';
  for (let time = 0; time < 5; time += 1) {
    const { posts } = await ada.ask(query);
    expect(posts.nodes[0].viewerCan[0].action).toBe('POST_EDIT');
  }
});
