import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const invited = await member(api, 'invited');
const reader = await member(api, 'reader');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });

const gardens = await seed.wikiPage({ title: 'Gardens' });
const hedges = await seed.post({ author: ada.user, title: 'Hedges' });
const post = encodeGlobalId('Post', hedges.id);
await seed.topic(hedges, gardens, 1);
await seed.coauthor(hedges, bob.user);
await seed.coauthor(hedges, invited.user, { acceptedAt: null });
await settle(database);

/** Everything that lists, finds, counts or reports posts by their authors, and the slugs that it gives. */
async function doorsOf({ user: { username }, ask, user }: Member) {
  const found = await api.ask(
    `query ($name: String!, $search: String!, $mine: PostFilter) {
      user(username: $name) {
        posts { totalCount nodes { slug } }
        contributions(types: [POST]) { totalCount nodes { ... on Post { slug } } edges { occurredAt } }
      }
      posts(filter: $mine) { totalCount nodes { slug } }
      wikiPage(slug: "gardens") { posts(filter: $mine) { totalCount nodes { slug } } }
      comments(filter: { onPostsBy: [$name] }) { totalCount nodes { post { slug } } }
      search(query: $search) { totalCount nodes { ... on Post { slug } } }
    }`,
    { name: username, search: `author:${username} hedges`, mine: { authors: [username] } },
  );
  const feed = await api.app.fetch(`http://commonplace/users/${username}/feed.atom`);
  const own = await ask(
    '{ viewer { notifications { nodes { kind } } } post(slug: "hedges") { viewerIsAuthor } }',
  );
  const row = await database.prisma.user.findUniqueOrThrow({ where: { id: user.id } });
  const { posts, contributions } = found.user;
  return {
    posts,
    contributions: { totalCount: contributions.totalCount, nodes: contributions.nodes },
    filtered: found.posts,
    ofTopic: found.wikiPage.posts,
    commented: found.comments,
    searched: found.search,
    inFeed: (await feed.text()).includes('/posts/hedges'),
    counted: row.postCount,
    notifications: own.viewer.notifications.nodes.map(({ kind }: { kind: string }) => kind).sort(),
    viewerIsAuthor: own.post.viewerIsAuthor,
  };
}

async function write(who: Member, mutation: string) {
  await who.ask(`mutation { ${mutation} { userErrors { message } } }`);
}

it('a co-author is an author at all doors, and an invited user or former co-author at none', async () => {
  await write(reader, `createComment(input: { subjectId: "${post}", markdown: "Which shears?" })`);
  await write(moderator, `lockPost(input: { postId: "${post}", reason: "Off topic." })`);
  const one = { totalCount: 1, nodes: [{ slug: 'hedges' }] };
  const byAuthor = await doorsOf(ada);
  expect(byAuthor).toEqual({
    posts: one,
    contributions: one,
    filtered: one,
    ofTopic: one,
    commented: { totalCount: 1, nodes: [{ post: { slug: 'hedges' } }] },
    searched: one,
    inFeed: true,
    counted: 1,
    notifications: ['COMMENT', 'MODERATION'],
    viewerIsAuthor: true,
  });
  expect(await doorsOf(bob)).toEqual(byAuthor);

  const none = { totalCount: 0, nodes: [] };
  const byNobody = {
    posts: none,
    contributions: none,
    filtered: none,
    ofTopic: none,
    commented: none,
    searched: none,
    inFeed: false,
    counted: 0,
    notifications: [],
    viewerIsAuthor: false,
  };
  expect(await doorsOf(invited)).toEqual(byNobody);
  await write(bob, `declineCoauthorship(input: { postId: "${post}" })`);
  expect(await doorsOf(bob)).toEqual({ ...byNobody, notifications: byAuthor.notifications });
  expect(await wrongs(database)).toEqual([]);
});

it('followers of a co-author are notified of the post, and entries of feeds name all authors', async () => {
  const draft = await seed.post({ author: ada.user, title: 'Roses', more: { publishedAt: null } });
  await seed.coauthor(draft, bob.user);
  await write(reader, `follow(input: { subjectId: "${encodeGlobalId('User', bob.user.id)}" })`);
  await write(ada, `publishPost(input: { postId: "${encodeGlobalId('Post', draft.id)}" })`);
  const { viewer } = await reader.ask(
    '{ viewer { notifications { nodes { kind subject { ... on Post { slug } } } } } }',
  );
  expect(viewer.notifications.nodes).toEqual([{ kind: 'POST', subject: { slug: draft.slug } }]);
  for (const { username } of [ada.user, bob.user]) {
    const feed = await api.app.fetch(`http://commonplace/users/${username}/feed.atom`);
    const [entry] = (await feed.text()).split('<entry>').slice(1);
    expect(entry?.match(/<name>[^<]*/g)).toEqual(['<name>Ada', '<name>Bob']);
  }
});
