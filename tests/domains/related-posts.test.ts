import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi({ HOLD_NEWCOMERS: 'off' });
const { seed, statements, database } = api;

const ada = await member(api, 'ada');
const boss = await member(api, 'boss', { role: 'MODERATOR' });
const stranger = await member(api, 'stranger');

type Asking = Pick<typeof api, 'ask'>;

interface Asked {
  readonly first?: number;
  readonly by?: Asking;
}

/** The titles of the posts that are related to one. */
async function relatedTo({ id }: { id: string }, { first, by = api }: Asked = {}) {
  const { node } = await by.ask(
    'query ($id: ID!, $first: Int) { node(id: $id) { ... on Post { relatedPosts(first: $first) { title } } } }',
    { id: encodeGlobalId('Post', id), first },
  );
  return node.relatedPosts.map(({ title }: { title: string }) => title);
}

const write = (title: string, more: object = {}) => seed.post({ author: ada.user, title, more });

/** A post, and others that have nothing to do with it. */
async function among(title: string) {
  const post = await write(title);
  for (const other of ['Bread', 'A long road', 'On silence']) await write(other);
  return post;
}

describe('relatedPosts', () => {
  it('is empty if no post is close', async () => {
    expect(await relatedTo(await among('Lighthouses'))).toEqual([]);
    expect(await relatedTo(await write('the and of'))).toEqual([]);
  });

  it('finds posts that link to the post, or to which it links, once each', async () => {
    const post = await among('Harbours');
    const [source, target, both] = [
      await write('Source'),
      await write('Target'),
      await write('Both'),
    ];
    await seed.link({ from: source, to: post });
    await seed.link({ from: source, to: post, kind: 'RELATED' });
    await seed.link({ from: post, to: target });
    await seed.link({ from: post, to: both });
    await seed.link({ from: both, to: post });
    await seed.link({
      from: await seed.comment({ on: await write('Talk'), author: ada.user }),
      to: post,
    });
    expect(await relatedTo(post)).toEqual(['Both', 'Target', 'Source']);
    expect(await relatedTo(target)).toEqual(['Harbours']);
  });

  it('weighs a topic by its relevance and by how rare it is', async () => {
    const post = await among('Anchors');
    const rare = await seed.wikiPage({ title: 'Rare', more: { postCount: 3 } });
    const common = await seed.wikiPage({ title: 'Common', more: { postCount: 900 } });
    await seed.topic(post, rare, 3);
    await seed.topic(post, common, 3);
    await seed.topic(await write('In a rare topic'), rare, 3);
    await seed.topic(await write('Hardly in a rare topic'), rare, 1);
    await seed.topic(await write('In a common topic'), common, 3);
    await seed.topic(await write('Not in a rare topic, as voters say'), rare, 0);
    const ofRare = ['In a rare topic', 'Hardly in a rare topic'];
    expect(await relatedTo(post)).toEqual([...ofRare, 'In a common topic']);

    const { wikiPage } = database.prisma;
    await wikiPage.update({ where: { id: common.id }, data: { postCount: 10_000_000 } });
    expect(await relatedTo(post)).toEqual(ofRare);
    await wikiPage.update({ where: { id: rare.id }, data: { deletedAt: new Date() } });
    expect(await relatedTo(post)).toEqual([]);
  });

  it('finds titles with two of the words, whatever their endings, or with the only word', async () => {
    const post = await among('How to tie a bowline knot');
    await write('Bowlines and other knots');
    await write('Bowline stories');
    await seed.post({ author: ada.user, title: 'Ropes', text: 'A bowline is a knot.' });
    expect(await relatedTo(post)).toEqual(['Bowlines and other knots']);
    const short = await among('Compasses');
    await write('The compass of a sailor');
    expect(await relatedTo(short)).toEqual(['The compass of a sailor']);
  });

  it('finds words of scripts without spaces', async () => {
    const post = await write('航海日志', { slug: 'log' });
    await write('航海的历史', { slug: 'history' });
    await write('我的航海日志本', { slug: 'my-log' });
    expect(await relatedTo(post)).toEqual(['我的航海日志本']);
  });

  it('has equally close posts by score, then the newest, and as many as are asked for', async () => {
    const post = await among('Currents of the northern sea');
    for (const [title, score] of [
      ['Low', 1],
      ['Old', 5],
      ['New', 5],
      ['High', 9],
    ] as const) {
      await seed.link({ from: await write(title, { score }), to: post });
    }
    await write('Currents of the northern sea');
    const all = ['High', 'New', 'Old', 'Low', 'Currents of the northern sea'];
    for (let time = 0; time < 3; time += 1) expect(await relatedTo(post)).toEqual(all);
    expect(await relatedTo(post, { first: 2 })).toEqual(['High', 'New']);
    expect(await relatedTo(post, { first: 0 })).toEqual([]);
  });

  it('refuses other numbers than 0 to 100', async () => {
    const { slug } = await write('Numbers');
    for (const first of [-1, 101]) {
      const { errors } = await api.answer(
        `{ post(slug: "${slug}") { relatedPosts(first: ${first}) { id } } }`,
      );
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
    }
  });

  it('is read in one statement for all posts of a list', async () => {
    statements.clear();
    const { posts } = await api.ask(
      '{ posts(first: 20) { nodes { relatedPosts { title authorName } } } }',
    );
    expect(posts.nodes).toHaveLength(20);
    expect(statements.names()).toEqual(['post.all', 'post.related', 'post.byId']);
    expect(statements.roundTrips()).toBe(2);
  });
});

describe('relatedPosts and what is not public', () => {
  const now = new Date();
  const HIDDEN: Readonly<Record<string, object>> = {
    draft: { publishedAt: null },
    'held post': { hiddenAt: now, hiddenWhy: 'HELD' },
    'hidden post': { hiddenAt: now, hiddenWhy: 'HIDDEN' },
    'deleted post': { deletedAt: now },
  };

  it.each(Object.entries(HIDDEN))('passes over a %s for all viewers', async (name, more) => {
    const title = `Tides near the ${name}`;
    const post = await write(title);
    const topic = await seed.wikiPage({ title: `Topic of the ${name}` });
    const secret = await write(title, more);
    await seed.link({ from: secret, to: post });
    await seed.link({ from: post, to: secret });
    for (const filed of [post, secret]) await seed.topic(filed, topic, 5);
    for (const by of [api, stranger, ada, boss]) {
      const found = await relatedTo(post, { by });
      expect(found.filter((other: string) => other === title)).toEqual([]);
    }
    // Its authors see what is related to it.
    expect(await relatedTo(secret, { by: boss })).toContain(title);
  });

  it('counts no draft among the links to a post', async () => {
    const post = await among('Buoys');
    await seed.link({ from: await write('Shown'), to: post });
    for (let index = 0; index < 60; index += 1) {
      await seed.link({ from: await write(`Draft ${index}`, { publishedAt: null }), to: post });
    }
    expect(await relatedTo(post, { first: 100 })).toEqual(['Shown']);
  });

  it('marks posts of muted users, as other lists do', async () => {
    const post = await among('Sails');
    await seed.link({ from: await seed.post({ author: boss.user, title: 'Loud' }), to: post });
    await database.prisma.mute.create({ data: { muterId: ada.user.id, userId: boss.user.id } });
    const query = `{ post(slug: "${post.slug}") { relatedPosts { title isMuted } } }`;
    expect((await ada.ask(query)).post.relatedPosts).toEqual([{ title: 'Loud', isMuted: true }]);
    expect((await api.ask(query)).post.relatedPosts).toEqual([{ title: 'Loud', isMuted: false }]);
  });
});
