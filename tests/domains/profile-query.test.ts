import { beforeAll, expect, it } from 'vitest';
import { PROFILE_QUERY, profileVariables } from '../../src/http/profile-query.ts';
import { openTestApi } from '../support/api.ts';

const { seed, ask, statements } = await openTestApi();

/** What the profile query costs, whatever the page sizes, in two round trips: the person, then the rest. */
const PROFILE_STATEMENTS = [
  'user.byName',
  // what hangs on the person, each with what it points at
  'sequence.byAuthor',
  'post.byAuthor',
  'revision.byAuthor',
  'wikiPage.byId',
  'comment.byAuthor',
  'post.byId',
  'user.byId',
  'wikiPage.byId',
  'comment.byId',
  'user.byId',
];

beforeAll(async () => {
  const ada = await seed.user('ada', {
    bioMarkdown: 'Hello.',
    bioHtml: '<p>Hello.</p>',
    bioText: 'Hello.',
    bioWordCount: 1,
  });
  const bob = await seed.user('bob');
  const cyd = await seed.user('cyd');
  const page = await seed.wikiPage({ title: 'Clocks', author: bob });
  for (let count = 0; count < 12; count += 1) {
    await seed.revision({ of: page, author: ada, text: `Version ${count}.` });
  }
  const own = [];
  for (let count = 0; count < 12; count += 1) own.push(await seed.post({ author: ada }));
  for (let count = 0; count < 6; count += 1) await seed.sequence({ author: ada, posts: own });
  const elsewhere = await seed.post({ author: bob, title: 'On clocks' });
  const question = await seed.comment({ on: elsewhere, author: cyd, text: 'What time is it?' });
  for (let count = 0; count < 30; count += 1) {
    await seed.comment({ on: elsewhere, author: ada, parent: question, text: `Reply ${count}.` });
  }
});

it('a profile shows the person and what they wrote, each comment with what it answers', async () => {
  const { user } = await ask(PROFILE_QUERY, profileVariables('ada'));

  expect(user).toMatchObject({ displayName: 'Ada', bio: { html: '<p>Hello.</p>' } });
  expect(user.sequences).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
  expect(user.posts).toMatchObject({ totalCount: 12, pageInfo: { hasNextPage: true } });
  expect(user.wikiContributions).toMatchObject({ totalCount: 12 });
  expect(user.wikiContributions.nodes[0].page).toMatchObject({ slug: 'clocks' });
  expect(user.comments.totalCount).toBe(30);
  expect(user.comments.nodes).toHaveLength(20);
  expect(user.comments.nodes[0]).toMatchObject({
    body: { html: '<p>Reply 29.</p>' },
    post: { title: 'On clocks', author: { username: 'bob' } },
    parent: { body: { excerpt: 'What time is it?' }, author: { username: 'cyd' } },
  });
});

it('a comment on a wiki page names the page, where another names its post', async () => {
  const eve = await seed.user('eve');
  const on = await seed.wikiPage({ title: 'Sundials', author: eve });
  await seed.comment({ on, author: eve, text: 'No sun today.' });
  const { user } = await ask(PROFILE_QUERY, profileVariables('eve'));

  expect(user.comments.nodes[0]).toMatchObject({ post: null, wikiPage: { title: 'Sundials' } });
});

it('"Load more" walks all comments of a person to the end', async () => {
  const seen: string[] = [];
  let moreComments: string | null = null;
  do {
    const { user } = await ask(PROFILE_QUERY, { username: 'ada', moreComments });
    seen.push(...user.comments.nodes.map(({ id }: { id: string }) => id));
    const { hasNextPage, endCursor } = user.comments.pageInfo;
    moreComments = hasNextPage ? endCursor : null;
  } while (moreComments !== null);

  expect(new Set(seen).size).toBe(30);
  expect(seen).toHaveLength(30);
});

it('a profile costs the same statements whatever the sizes of its pages', async () => {
  for (const size of [1, 20, 100]) {
    statements.clear();
    const query = PROFILE_QUERY.replaceAll(/first: \d+/g, `first: ${size}`);
    await ask(query, profileVariables('ada'));
    expect(statements.names().toSorted()).toEqual(PROFILE_STATEMENTS.toSorted());
    expect(statements.roundTrips()).toBe(1);
  }
});

it('who is not there is null', async () => {
  expect(await ask(PROFILE_QUERY, profileVariables('nobody'))).toEqual({ user: null });
});
