import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const trusted = await member(api, 'trusted', { role: 'TRUSTED' });
const knots = await seed.wikiPage({ author: bob.user, title: 'Knots' });
const ropes = await seed.wikiPage({ author: bob.user, title: 'Ropes' });
const gone = await seed.wikiPage({ author: bob.user, more: { deletedAt: new Date() } });
await settle(database);
const topic = encodeGlobalId('WikiPage', knots.id);
const other = encodeGlobalId('WikiPage', ropes.id);

async function change(who: Member, name: string, input: Record<string, unknown>, more = '') {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { post { topics { nodes { id } } } ${more} } }`,
    { input },
  );
  const { post, ...payload } = data?.[name] ?? {};
  const topics = post?.topics.nodes.map(({ id }: { id: string }) => id);
  return { topics, ...payload, error: errors[0]?.extensions };
}

async function newPost(more: object = {}): Promise<string> {
  return encodeGlobalId('Post', (await seed.post({ author: ada.user, more })).id);
}

const count = async () =>
  (await api.ask('{ wikiPage(slug: "knots") { postCount } }')).wikiPage.postCount;

it('a post is filed under a topic and taken out, and the topic counts it', async () => {
  const post = await newPost();
  const before = await count();
  const EDGE = 'relevance topicEdge { cursor node { id } }';
  const added = await change(ada, 'addTopic', { postId: post, topicId: topic }, EDGE);
  expect(added).toMatchObject({
    topics: [topic],
    relevance: 1,
    topicEdge: { node: { id: topic } },
  });
  expect((await change(ada, 'addTopic', { postId: post, topicId: topic }, EDGE)).relevance).toBe(1);
  expect(await count()).toBe(before + 1);
  const removed = await change(
    ada,
    'removeTopic',
    { postId: post, topicId: topic },
    'topic { postCount }',
  );
  expect(removed).toMatchObject({ topics: [], topic: { postCount: before } });
  expect((await change(ada, 'removeTopic', { postId: post, topicId: topic })).topics).toEqual([]);
  expect((await change(ada, 'addTopic', { postId: post, topicId: topic }, EDGE)).relevance).toBe(1);
  expect(await wrongs(database)).toEqual([]);
});

it('a draft is filed without being counted before it is published', async () => {
  const post = await newPost({ publishedAt: null });
  const before = await count();
  await change(ada, 'addTopic', { postId: post, topicId: topic });
  expect(await count()).toBe(before);
  await change(ada, 'publishPost', { postId: post });
  expect(await count()).toBe(before + 1);
  await change(ada, 'deletePost', { postId: post });
  expect(await count()).toBe(before);
  expect(await wrongs(database)).toEqual([]);
});

it('whom the community trusts may file the posts of others, and nobody else', async () => {
  const post = await newPost();
  for (const name of ['addTopic', 'removeTopic']) {
    const denied = await change(bob, name, { postId: post, topicId: topic });
    expect(denied.error).toMatchObject({ code: 'FORBIDDEN', argument: 'input.postId' });
    expect((await change(trusted, name, { postId: post, topicId: topic })).error).toBeUndefined();
  }
  const draft = await newPost({ publishedAt: null });
  expect(
    (await change(trusted, 'addTopic', { postId: draft, topicId: topic })).error,
  ).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('votes put the most relevant topic first', async () => {
  const post = await newPost();
  await change(ada, 'addTopic', { postId: post, topicId: topic });
  await change(ada, 'addTopic', { postId: post, topicId: other });
  const vote = (who: Member, on: string, value: string) =>
    change(who, 'voteTopicRelevance', { postId: post, topicId: on, vote: value }, 'relevance');
  expect(await vote(bob, other, 'MORE')).toMatchObject({ topics: [other, topic], relevance: 2 });
  expect(await vote(bob, other, 'MORE')).toMatchObject({ relevance: 2 });
  expect(await vote(bob, other, 'LESS')).toMatchObject({ topics: [topic, other], relevance: 0 });
  expect(await vote(bob, other, 'NONE')).toMatchObject({ relevance: 1 });
  expect(await vote(ada, other, 'NONE')).toMatchObject({ relevance: 0 });
  const many = await Promise.all([ada, bob, trusted].map((who) => vote(who, other, 'MORE')));
  expect(Math.max(...many.map(({ relevance }) => relevance))).toBe(3);
});

it('what is not there, not shown, or not filed is refused', async () => {
  const post = await newPost();
  const nowhere = [
    encodeGlobalId('WikiPage', gone.id),
    encodeGlobalId('WikiPage', '00000000-0000-7000-8000-000000000000'),
    post,
  ];
  for (const missing of nowhere) {
    const { error } = await change(ada, 'addTopic', { postId: post, topicId: missing });
    expect(error).toMatchObject({ code: 'NOT_FOUND', argument: 'input.topicId' });
  }
  const unfiled = { postId: post, topicId: topic, vote: 'MORE' };
  expect((await change(bob, 'voteTopicRelevance', unfiled)).error).toMatchObject({
    code: 'NOT_FOUND',
    argument: 'input.topicId',
  });
  const draft = await newPost({ publishedAt: null });
  await change(ada, 'addTopic', { postId: draft, topicId: topic });
  const onDraft = { postId: draft, topicId: topic, vote: 'MORE' };
  expect((await change(ada, 'voteTopicRelevance', onDraft)).error?.['code']).toBe('FORBIDDEN');
  expect((await change(bob, 'voteTopicRelevance', onDraft)).error?.['code']).toBe('NOT_FOUND');
});

it('people who file many posts at once leave their topics right', async () => {
  const posts = [];
  for (let index = 0; index < 6; index += 1) posts.push(await newPost());
  await Promise.all(
    posts.flatMap((post) => [
      change(ada, 'addTopic', { postId: post, topicId: topic }),
      change(trusted, 'addTopic', { postId: post, topicId: other }),
      change(trusted, 'addTopic', { postId: post, topicId: topic }),
    ]),
  );
  await Promise.all(posts.map((post) => change(ada, 'deletePost', { postId: post })));
  expect(await wrongs(database)).toEqual([]);
});

it('an edge of topics has the relevance for this post and the vote of the viewer', async () => {
  const [first, second] = [await newPost(), await newPost()];
  for (const post of [first, second])
    await change(ada, 'addTopic', { postId: post, topicId: topic });
  const voted = await change(
    bob,
    'voteTopicRelevance',
    { postId: first, topicId: topic, vote: 'LESS' },
    'topicEdge { relevance viewerVote }',
  );
  expect(voted['topicEdge']).toEqual({ relevance: 0, viewerVote: 'LESS' });

  const edgesFor = async (who: Pick<Member, 'ask'>) => {
    api.statements.clear();
    const { nodes } = await who.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { topics { edges { relevance viewerVote } } } } }`,
      { ids: [first, second] },
    );
    return nodes.flatMap(({ topics }: { topics: { edges: object[] } }) => topics.edges);
  };
  const votes = () => api.statements.names().filter((name) => name === 'post.ownTopicVotes').length;

  expect(await edgesFor(ada)).toEqual([
    { relevance: 0, viewerVote: 'MORE' },
    { relevance: 1, viewerVote: 'MORE' },
  ]);
  expect(votes()).toBe(1);
  expect(await edgesFor(bob)).toEqual([
    { relevance: 0, viewerVote: 'LESS' },
    { relevance: 1, viewerVote: null },
  ]);
  expect(await edgesFor(api)).toEqual([
    { relevance: 0, viewerVote: null },
    { relevance: 1, viewerVote: null },
  ]);
  expect(votes()).toBe(0);
});
