import { assertObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/lib/global-id.ts';
import { servePages } from '../http/pages-fixture.ts';
import { send } from '../http/send.ts';
import { type Api, openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';
import { KINDS, type Place } from './held-kinds.ts';
import { leadsIn } from './leads.ts';

const api = await openTestApi({
  HOLD_NEWCOMERS: 'on',
  WRITE_LIMITS: 'off',
  COST_LIMIT: '1000000000',
});
const { seed, database } = api;
const { prisma } = database;
const pages = await servePages(database);

const ada = await member(api, 'ada');
const stranger = await member(api, 'stranger');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const post = await seed.post({ author: ada.user });
const top = await seed.comment({ on: post, author: ada.user });
const page = await seed.wikiPage({ author: ada.user, title: 'Ropes' });
const sequence = await seed.sequence({ author: ada.user, posts: [post] });
await seed.topic(post, page);
for (const subject of [{ postId: post.id }, { wikiPageId: page.id }, { commentId: top.id }]) {
  await prisma.follow.create({ data: { followerId: stranger.user.id, ...subject } });
}
await settle(database);

const place: Place = {
  post: encodeGlobalId('Post', post.id),
  postSlug: post.slug,
  comment: encodeGlobalId('Comment', top.id),
  page: encodeGlobalId('WikiPage', page.id),
};

/** A word of every held text: a search finds it once the text is shown. */
const WORD = 'xylophone';

const { waysFrom, leadsOf, nodeTypes } = leadsIn(
  schema,
  {
    'Query.node': `id: "${place.post}"`,
    'Query.nodes': 'ids: []',
    'Query.post': `slug: "${post.slug}"`,
    'Query.search': `query: "${WORD}"`,
    'Query.sequence': `slug: "${sequence.slug}"`,
    'Query.user': 'username: "ada"',
    'Query.wikiPage': `slug: "${page.slug}"`,
    'Query.wikiPageByTitle': `title: "${page.title}"`,
    'Query.resource': `url: "/posts/${post.slug}"`,
    'Post.sequenceNeighbours': `sequenceId: "${encodeGlobalId('Sequence', sequence.id)}"`,
    'Viewer.can': 'action: ACCOUNT_CLOSE',
  },
  { leaves: true },
);
const rootWays = [
  ...waysFrom(assertObjectType(schema.getType('Query'))).filter(
    (way) => !way.startsWith('Query_viewer'),
  ),
  `viewer { ${waysFrom(assertObjectType(schema.getType('Viewer'))).join(' ')} }`,
];

/** Every value of the schema about everything that the newcomer's text could touch. */
async function viewOf(viewer: Pick<Api, 'ask'>, ids: readonly string[]): Promise<string> {
  const answers: unknown[] = [];
  for (let start = 0; start < rootWays.length; start += 5) {
    const ways = rootWays.slice(start, start + 5).join('\n');
    answers.push(await viewer.ask(plain(`{ ${ways} }`)));
  }
  for (const id of ids) {
    const type = nodeTypes().find(({ name }) => name === decodeGlobalId(id, 'id').typename);
    if (type === undefined) throw new Error(`${id} is of no type`);
    const selection = `... on ${type.name} { ${leadsOf(type)} }`;
    answers.push(await viewer.ask(plain(`{ node(id: "${id}") { ${selection} } }`)));
  }
  return JSON.stringify(answers, null, 1);
}

/** Without aliases, of which a document may have few. */
const plain = (query: string) => query.replaceAll(/\b\w+_(\w+): \1\b/g, '$1');

/** The pages, feeds and site maps that anonymous readers get. */
async function pagesOf(username: string): Promise<string> {
  const found = ['/search?q=xylophone', '/search?q=xilophone', `/search?q=author:${username}`];
  const ways = ['/', '/posts', '/comments', '/wiki', '/sequences', ...found, '/sitemap.xml'];
  const things = [`/posts/${post.slug}`, `/wiki/${page.slug}`, `/users/${username}`];
  const feeds = ['/feed.atom', ...things.map((thing) => `${thing}/feed.atom`)];
  const texts: string[] = [];
  for (const path of [...ways, ...things, ...feeds]) {
    const { status, text } = await send(pages, { method: 'GET', path, headers: {} });
    texts.push(`${path} ${status} ${text}`);
  }
  return texts.join('\n');
}

const stateOf = (who: Pick<Api, 'ask'>, id: string) =>
  who
    .ask(
      `{ node(id: "${id}") { id
        ... on Post { isHeld isHidden heldAt } ... on Comment { isHeld isHidden heldAt }
        ... on Sequence { isHeld isHidden heldAt } ... on HeldWikiEdit { isHeld heldAt } } }`,
    )
    .then(({ node }) => node && { isHidden: node.heldAt !== undefined, isHeld: false, ...node });

const queueOf = async (who: Pick<Api, 'ask'>): Promise<string[]> => {
  const { viewer } = await who.ask(
    '{ viewer { heldTexts(first: 100) { nodes { ... on Node { id } } } } }',
  );
  return viewer.heldTexts.nodes.map(({ id }: { id: string }) => id);
};

async function approve(id: string, heldAt: string, by: Member = moderator) {
  const input = `subjectId: "${id}", heldAt: "${heldAt}", reason: "Fine"`;
  const { data, errors } = await by.answer(`mutation { approveText(input: { ${input} }) { subject {
    ... on Node { id } ... on WikiPage { contributions(first: 1) { nodes { id author { id } } } } } } }`);
  return {
    shown: data?.approveText?.subject,
    codes: errors.map(({ extensions }) => extensions?.['code']),
  };
}

async function reject(id: string) {
  const input = `subjectId: "${id}", reason: "Spam"`;
  await moderator.ask(`mutation { rejectText(input: { ${input} }) { clientMutationId } }`);
}

let people = 0;

describe.each(Object.entries(KINDS))('%s of a newcomer', { timeout: 120_000 }, (_name, kind) => {
  let newcomer: Member;
  beforeAll(async () => {
    people += 1;
    newcomer = await member(api, `newcomer${people}`);
    // Who follows a page is notified of edits anew once the last notification was read.
    const where = { userId: stranger.user.id };
    await prisma.notification.updateMany({ where, data: { readAt: new Date() } });
  });

  const events = () => prisma.event.count();
  const told = () => prisma.notification.count({ where: { userId: stranger.user.id } });

  it('does not exist for others, is there for its author and moderators, and appears once approved', async () => {
    const { username, id } = newcomer.user;
    const ids = [
      ...Object.values(place).filter((value) => value !== place.postSlug),
      encodeGlobalId('Sequence', sequence.id),
      encodeGlobalId('User', id),
      encodeGlobalId('User', ada.user.id),
    ];
    const look = async () => ({
      anonymous: await viewOf(api, ids),
      stranger: await viewOf(stranger, ids),
      pages: await pagesOf(username),
      events: await events(),
      told: await told(),
    });
    const before = await look();
    const news = kind.event === null ? 0 : 1;
    const where = { kind: kind.event ?? '' };
    const announcedBefore = await prisma.event.count({ where });
    const announced = async () => (await prisma.event.count({ where })) - announcedBefore;

    const text = await kind.write(newcomer, place, WORD);
    for (const who of [api, stranger]) expect(await stateOf(who, text)).toBeNull();
    for (const who of [newcomer, moderator]) {
      expect(await stateOf(who, text)).toMatchObject({ isHeld: true, isHidden: true });
    }
    expect(await queueOf(newcomer)).toEqual([text]);
    expect(await queueOf(moderator)).toEqual([text]);
    expect(await queueOf(stranger)).toEqual([]);

    const { heldAt } = await stateOf(moderator, text);
    await kind.edit(newcomer, text, `${WORD} again`);
    expect((await approve(text, heldAt)).codes).toEqual(['BAD_USER_INPUT']);
    expect(await look()).toEqual(before);

    const { heldAt: editedAt } = await stateOf(moderator, text);
    expect((await approve(text, editedAt, stranger)).codes).toEqual(['NOT_FOUND']);
    expect((await approve(text, editedAt, newcomer)).codes).toEqual(['FORBIDDEN']);
    const { codes, shown } = await approve(text, editedAt);
    expect(codes).toEqual([]);
    // An edit of the wiki is a version of its page from now on.
    const version = shown.contributions?.nodes[0];
    if (version) expect(version.author.id).toBe(encodeGlobalId('User', id));
    const shownId = version?.id ?? text;
    expect(await stateOf(api, shownId)).toMatchObject({ isHeld: false, isHidden: false });
    expect(await queueOf(moderator)).toEqual([]);
    expect(await viewOf(api, [...ids, shown.id])).toContain(shownId);
    expect(await told()).toBe(before.told + news);
    expect(await announced()).toBe(news);
    expect((await approve(text, editedAt)).codes).toEqual([version ? 'NOT_FOUND' : 'FORBIDDEN']);
    expect(await told()).toBe(before.told + news);
    expect(await announced()).toBe(news);
    expect(await wrongs(database)).toEqual([]);
  });

  it('is shown at once after one was approved', async () => {
    const text = await kind.write(newcomer, place, 'Hello');
    expect(await stateOf(api, text)).toMatchObject({ isHeld: false });
  });

  it('stays hidden once it is rejected, for good', async () => {
    people += 1;
    const spammer = await member(api, `spammer${people}`);
    const text = await kind.write(spammer, place, WORD);
    await reject(text);
    expect(await stateOf(api, text)).toBeNull();
    expect(await stateOf(spammer, text)).toMatchObject({ isHeld: false, isHidden: true });
    expect(await queueOf(moderator)).toEqual([]);
    expect(await queueOf(spammer)).toEqual([]);
    const next = await kind.write(spammer, place, WORD);
    expect(await stateOf(spammer, next)).toMatchObject({ isHeld: true });
    await reject(next);
    const { viewer } = await spammer.ask(
      '{ viewer { notifications { nodes { kind subject { ... on Node { id } } } } } }',
    );
    expect(viewer.notifications.nodes).toContainEqual({
      kind: 'MODERATION',
      subject: { id: text },
    });
    expect(await wrongs(database)).toEqual([]);
  });
});

it('a newcomer shows a draft or a held post to nobody by an invitation', async () => {
  people += 1;
  const newcomer = await member(api, `newcomer${people}`);
  const told = () => prisma.notification.count({ where: { userId: stranger.user.id } });
  const before = await told();
  const made = await newcomer.ask(
    `mutation { createPost(input: { title: "${WORD}", markdown: "${WORD}" }) { post { id } } }`,
  );
  const { id } = made.createPost.post;
  const invite = async () => {
    const input = `postId: "${id}", userId: "${encodeGlobalId('User', stranger.user.id)}"`;
    const { errors } = await newcomer.answer(
      `mutation { inviteCoauthor(input: { ${input} }) { clientMutationId } }`,
    );
    return errors.map(({ extensions }) => extensions?.['code']);
  };

  expect(await invite()).toEqual(['FORBIDDEN']);
  await newcomer.ask(`mutation { publishPost(input: { postId: "${id}" }) { clientMutationId } }`);
  expect(await invite()).toEqual(['FORBIDDEN']);
  expect(await stateOf(stranger, id)).toBeNull();
  expect(await told()).toBe(before);

  const { heldAt } = await stateOf(moderator, id);
  expect((await approve(id, heldAt)).codes).toEqual([]);
  expect(await invite()).toEqual([]);
});
