import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer, database, statements } = await openTestApi();

const ada = await seed.user('ada');
const bob = await seed.user('bob');
const gardens = await seed.wikiPage({ title: 'Gardens' });
const roses = await seed.post({ author: ada, title: 'Roses', more: { score: 3 } });
const weeds = await seed.post({
  author: bob,
  title: 'Weeds',
  more: { score: 9, kind: 'QUESTION', curatedAt: new Date('2026-05-04T03:02:01.000Z') },
});
const hedges = await seed.post({
  author: bob,
  title: 'Hedges',
  more: { lockedAt: new Date(), pinnedAt: new Date() },
});
await seed.coauthor(hedges, ada);
await seed.topic(roses, gardens, 1);
await seed.topic(weeds, gardens, 5);
await seed.comment({ on: roses, author: bob });

async function titles(list: string): Promise<string[]> {
  const data = await ask(`{ list: ${list} { nodes { title } } }`);
  return data.list.nodes.map(({ title }: { title: string }) => title);
}

it('posts are listed in four orders', async () => {
  expect(await titles('posts(orderBy: NEWEST)')).toEqual(['Hedges', 'Weeds', 'Roses']);
  expect(await titles('posts(orderBy: OLDEST)')).toEqual(['Roses', 'Weeds', 'Hedges']);
  expect(await titles('posts(orderBy: TOP)')).toEqual(['Weeds', 'Roses', 'Hedges']);
  expect(await titles('posts(orderBy: ACTIVE)')).toEqual(['Roses', 'Hedges', 'Weeds']);
  expect(await titles('posts(orderBy: null)')).toEqual(['Hedges', 'Weeds', 'Roses']);
});

it('posts are found by kind, author, topic, time, score and state', async () => {
  expect(await titles('posts(filter: { kinds: [QUESTION, LINK] })')).toEqual(['Weeds']);
  expect(await titles('posts(filter: { authors: ["ADA"] })')).toEqual(['Hedges', 'Roses']);
  expect(await titles('posts(filter: { topics: ["gardens", "nowhere"] })')).toEqual([
    'Weeds',
    'Roses',
  ]);
  expect(await titles('posts(filter: { minScore: 4 })')).toEqual(['Weeds']);
  expect(await titles('posts(filter: { isLocked: true })')).toEqual(['Hedges']);
  expect(await titles('posts(filter: { isPinned: true })')).toEqual(['Hedges']);
  expect(await titles('posts(filter: { isPinned: false })')).toEqual(['Weeds', 'Roses']);
  expect(await titles('posts(filter: { isCurated: true })')).toEqual(['Weeds']);
  expect(await titles('posts(filter: { isCurated: false })')).toEqual(['Hedges', 'Roses']);
  expect(await titles('posts(filter: { isAnswered: true })')).toEqual([]);
  expect(await titles('posts(filter: { isAnswered: false })')).toEqual(['Weeds']);
  const since = weeds.publishedAt?.toISOString();
  expect(await titles(`posts(filter: { since: "${since}" })`)).toEqual(['Hedges', 'Weeds']);
  expect(await titles(`posts(filter: { until: "${since}" })`)).toEqual(['Roses']);
});

it('a post says whether it is pinned, and since when it is curated', async () => {
  const data = await ask('{ posts { nodes { title isPinned curatedAt } } }');
  expect(data.posts.nodes).toEqual([
    { title: 'Hedges', isPinned: true, curatedAt: null },
    { title: 'Weeds', isPinned: false, curatedAt: '2026-05-04T03:02:01.000Z' },
    { title: 'Roses', isPinned: false, curatedAt: null },
  ]);
});

it('a person has the posts that they wrote with others too', async () => {
  const { user, post } = await ask(`{
    user(username: "ada") { posts(first: 1) { totalCount nodes { title } pageInfo { endCursor } } }
    post(slug: "hedges") { author { username } coauthors { username } isLocked }
  }`);
  expect(user.posts).toMatchObject({ totalCount: 2, nodes: [{ title: 'Hedges' }] });
  expect(post).toEqual({
    author: { username: 'bob' },
    coauthors: [{ username: 'ada' }],
    isLocked: true,
  });
  const rest = await ask(
    `{ user(username: "ada") { posts(after: "${user.posts.pageInfo.endCursor}") { nodes { title } } } }`,
  );
  expect(rest.user.posts.nodes).toEqual([{ title: 'Roses' }]);
});

it('a topic lists its posts in any order, and a post its topics by relevance', async () => {
  const rare = await seed.wikiPage({ title: 'Rare things' });
  await seed.topic(weeds, rare, 1);
  const { wikiPage, post } = await ask(`{
    wikiPage(slug: "gardens") { top: posts(orderBy: TOP) { nodes { title } } old: posts(orderBy: OLDEST) { nodes { title } } }
    post(slug: "weeds") { topics { nodes { slug } } }
  }`);
  expect(wikiPage.top.nodes).toEqual([{ title: 'Weeds' }, { title: 'Roses' }]);
  expect(wikiPage.old.nodes).toEqual([{ title: 'Roses' }, { title: 'Weeds' }]);
  expect(post.topics.nodes).toEqual([{ slug: 'gardens' }, { slug: 'rare-things' }]);
});

it('a sequence gives its posts in its own order, with chapters', async () => {
  const sequence = await seed.sequence({ author: ada, title: 'Year', posts: [weeds, roses] });
  await database.prisma.sequenceEntry.updateMany({
    where: { sequenceId: sequence.id, postId: roses.id },
    data: { chapterTitle: 'Summer' },
  });
  const data = await ask(`{ sequence(slug: "year") {
    author { username } description { html }
    posts { nodes { title } } entries { nodes { position chapterTitle post { title } } } }
    post(slug: "roses") { sequences { nodes { slug } } } }`);
  expect(data.sequence).toEqual({
    author: { username: 'ada' },
    description: null,
    posts: { nodes: [{ title: 'Weeds' }, { title: 'Roses' }] },
    entries: {
      nodes: [
        { position: 1, chapterTitle: null, post: { title: 'Weeds' } },
        { position: 2, chapterTitle: 'Summer', post: { title: 'Roses' } },
      ],
    },
  });
  expect(data.post.sequences.nodes).toEqual([{ slug: 'year' }]);
});

it('what points at a post is told, with why', async () => {
  const comment = await seed.comment({ on: weeds, author: ada, text: 'See Roses' });
  await seed.link({ from: comment, to: roses });
  await seed.link({ from: weeds, to: roses, kind: 'DUPLICATE' });
  const { post } = await ask(`{ post(slug: "roses") { linkedFrom { totalCount nodes { kind source {
    __typename ... on Post { title } ... on Comment { body { text } } } } } } }`);
  expect(post.linkedFrom).toEqual({
    totalCount: 2,
    nodes: [
      { kind: 'DUPLICATE', source: { __typename: 'Post', title: 'Weeds' } },
      { kind: 'MENTION', source: { __typename: 'Comment', body: { text: 'See Roses' } } },
    ],
  });
});

it('what a text links to is told, as far as both ends are public', async () => {
  const page = await seed.wikiPage({ title: 'Secateurs' });
  const draft = await seed.post({ author: ada, title: 'Moss', more: { publishedAt: null } });
  const gone = await seed.comment({
    on: roses,
    author: ada,
    text: 'See Weeds',
    more: { deletedAt: new Date() },
  });
  await seed.comment({ on: roses, author: bob, parent: gone });
  for (const from of [weeds, page, gone]) await seed.link({ from, to: hedges });
  for (const to of [page, draft]) await seed.link({ from: weeds, to });
  const links = `linksTo { totalCount nodes { target {
    ... on Post { title } ... on WikiPage { title } } } }`;
  const { post, wikiPage, node } = await ask(`{
    post(slug: "weeds") { ${links} }
    wikiPage(slug: "secateurs") { ${links} }
    node(id: "${encodeGlobalId('Comment', gone.id)}") { ... on Comment { isDeleted ${links} } }
  }`);
  const titles = ({ nodes }: { nodes: { target: { title: string } }[] }) =>
    nodes.map(({ target }) => target.title);
  expect(titles(post.linksTo)).toEqual(['Secateurs', 'Hedges', 'Roses']);
  expect(post.linksTo.totalCount).toBe(3);
  expect(titles(wikiPage.linksTo)).toEqual(['Hedges']);
  expect(node).toMatchObject({ isDeleted: true, linksTo: { totalCount: 0 } });
});

it('a text is cut as HTML, in the statement of its row', async () => {
  const html = '<p>Roses <em>are</em> red, and violets are blue.</p>';
  const comment = await seed.comment({ on: hedges, author: bob, more: { html } });
  statements.clear();
  const { comments } = await ask(
    '{ comments(first: 1) { nodes { body { excerptHtml(length: 14) } } } }',
  );
  expect(comments.nodes).toEqual([{ body: { excerptHtml: '<p>Roses <em>are</em> red,…</p>' } }]);
  expect(statements.names()).toEqual(['comment.all']);
  const { errors } = await answer(
    'query ($id: ID!) { node(id: $id) { ... on Comment { body { excerptHtml(length: 0) } } } }',
    { id: encodeGlobalId('Comment', comment.id) },
  );
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'length' });
});

it('a post has its history, and each version says what it changed', async () => {
  await seed.revision({
    of: roses,
    author: bob,
    text: 'Roses are red.',
    more: { summary: 'Colour' },
  });
  await seed.revision({ of: roses, author: ada, text: 'Roses are mostly red.' });
  const { post } =
    await ask(`{ post(slug: "roses") { body { markdown } revisions(first: 2) { totalCount nodes {
    version author { username } previous { version } diff { hunks { kind text } html charsAdded charsRemoved } } } } }`);
  expect(post.body.markdown).toBe('Roses are mostly red.');
  expect(post.revisions.totalCount).toBe(3);
  const [newest, second] = post.revisions.nodes;
  expect(newest).toMatchObject({
    version: 3,
    author: { username: 'ada' },
    previous: { version: 2 },
    diff: { charsAdded: 'mostly '.length, charsRemoved: 0 },
  });
  expect(newest.diff.hunks.map(({ kind }: { kind: string }) => kind)).toEqual([
    'EQUAL',
    'INSERT',
    'EQUAL',
  ]);
  expect(newest.diff.html).toContain('<ins>');
  expect(second).toMatchObject({ version: 2, author: { username: 'bob' } });
});

it('posts are hot by score and age, whenever they are listed', async () => {
  const hours = (number: number) => new Date(Date.UTC(2026, 4, 1) - number * 3_600_000);
  const hot = await seed.wikiPage({ title: 'Hot' });
  const add = async (title: string, age: number, score: number) => {
    const post = await seed.post({ author: bob, title, more: { score, publishedAt: hours(age) } });
    await seed.topic(post, hot);
    return post;
  };
  await add('New', 0, 0);
  await add('Ten, younger than 12.5 hours', 12, 10);
  await add('Ten, older', 13, 10);
  await add('Hundred', 24, 100);
  await add('Down', 0, -10);
  await add('One', 1, 1);
  const byHeat = ['Hundred', 'Ten, younger than 12.5 hours', 'New', 'Ten, older', 'One', 'Down'];
  const ofTopic = `wikiPage(slug: "${hot.slug}")`;
  const listed = async () => {
    const data = await ask(`{ ${ofTopic} { posts(orderBy: HOT) { nodes { title } } }
      posts(orderBy: HOT, first: 6, filter: { topics: ["${hot.slug}"] }) { nodes { title } }
      user(username: "bob") { posts(orderBy: HOT, filter: { topics: ["${hot.slug}"] }) { nodes { title } } } }`);
    return [data.wikiPage, data, data.user].map(({ posts }) =>
      posts.nodes.map(({ title }: { title: string }) => title),
    );
  };
  expect(await listed()).toEqual([byHeat, byHeat, byHeat]);
  await database.prisma.post.updateMany({ where: { title: 'Down' }, data: { score: 1_000 } });
  const after = ['Down', ...byHeat.slice(0, -1)];
  expect(await listed()).toEqual([after, after, after]);
});
