import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const reader = await member(api, 'reader', { scope: 'READ' });
const post = await seed.post({ author: bob.user });
const comment = await seed.comment({ on: post, author: bob.user });
const page = await seed.wikiPage({ author: bob.user });
const draft = await seed.post({ author: bob.user, more: { publishedAt: null } });
const ids = {
  post: encodeGlobalId('Post', post.id),
  comment: encodeGlobalId('Comment', comment.id),
  page: encodeGlobalId('WikiPage', page.id),
  draft: encodeGlobalId('Post', draft.id),
  bob: encodeGlobalId('User', bob.user.id),
  ada: encodeGlobalId('User', ada.user.id),
};

/** Bookmarking and following are alike: put on a list, seen on the thing, taken off again. */
describe.each([
  {
    add: 'bookmark',
    remove: 'unbookmark',
    list: 'bookmarks',
    mark: 'viewerHasBookmarked',
    what: ['post', 'comment', 'page'] as const,
    // A user is nothing that one bookmarks.
    not: { kind: 'bob', code: 'NOT_FOUND' } as const,
  },
  {
    add: 'follow',
    remove: 'unfollow',
    list: 'following',
    mark: 'viewerIsFollowing',
    what: ['post', 'comment', 'page', 'bob'] as const,
    not: { kind: 'ada', code: 'FORBIDDEN' } as const,
  },
])('$add', ({ add, remove, list, mark, what, not }) => {
  const LIST = `{ viewer { list: ${list} { totalCount edges { cursor createdAt node { ... on Node { id } } } } } }`;
  const kept = async (who = ada): Promise<string[]> =>
    (await who.ask(LIST)).viewer.list.edges.map(({ node }: { node: { id: string } }) => node.id);
  const change = async (name: string, subject: string, who: typeof ada | typeof api = ada) => {
    const edge =
      name === add ? `edge: ${add}Edge { cursor createdAt node { ... on Node { id } } }` : '';
    return who.answer(
      `mutation { done: ${name}(input: { subjectId: "${subject}" }) { subject { ... on Node { id } } ${edge} } }`,
    );
  };

  it('puts a thing on a list, once, and takes it off again', async () => {
    for (const kind of what) {
      const { data } = await change(add, ids[kind]);
      expect(data.done.subject).toEqual({ id: ids[kind] });
      const { viewer } = await ada.ask(LIST);
      expect(data.done.edge).toEqual(viewer.list.edges[0]);
      expect((await change(add, ids[kind])).data.done.edge).toEqual(data.done.edge);
    }
    expect(await kept()).toEqual(what.map((kind) => ids[kind]).reverse());
    expect(await kept(bob)).toEqual([]);
    const MARK = `{ post(slug: "${post.slug}") { ${mark} comments { nodes { ${mark} } } } }`;
    const marked = (is: boolean) => ({ [mark]: is, comments: { nodes: [{ [mark]: is }] } });
    expect((await ada.ask(MARK)).post).toEqual(marked(true));
    expect((await bob.ask(MARK)).post).toEqual(marked(false));
    api.statements.clear();
    expect((await api.ask(MARK)).post).toEqual(marked(false));
    expect(api.statements.names()).toEqual(['post.bySlug', 'comment.byPost']);
    for (const kind of what) await change(remove, ids[kind]);
    expect((await change(remove, ids.post)).errors).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('is paged like every list', async () => {
    for (const kind of what) await change(add, ids[kind]);
    const page = async (args: string) =>
      (
        await ada.ask(`{ viewer { list: ${list}(${args}) {
        pageInfo { hasNextPage endCursor } nodes { ... on Node { id } } } } }`)
      ).viewer.list;
    const first = await page('first: 2');
    const rest = await page(`first: 9, after: "${first.pageInfo.endCursor}"`);
    const all = [...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id);
    expect(all).toEqual(what.map((kind) => ids[kind]).reverse());
    expect(first.pageInfo.hasNextPage).toBe(true);
  });

  it('shows nothing that became invisible, and does not count it', async () => {
    await database.prisma.post.update({ where: { id: post.id }, data: { publishedAt: null } });
    const { viewer } = await ada.ask(LIST);
    const shown = what.filter((kind) => kind !== 'post' && kind !== 'comment');
    expect(viewer.list.totalCount).toBe(shown.length);
    expect(await kept()).toEqual(shown.map((kind) => ids[kind]).reverse());
    const { publishedAt } = post;
    await database.prisma.post.update({ where: { id: post.id }, data: { publishedAt } });
  });

  it('is for those who see the thing and may write', async () => {
    const missing = encodeGlobalId('Post', page.id);
    const codes = async (subject: string) =>
      Promise.all(
        [api, reader, ada, moderator].map(
          async (who) => (await change(add, subject, who)).errors[0]?.extensions['code'] ?? 'ok',
        ),
      );
    expect(await codes(ids.post)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'ok', 'ok']);
    expect(await codes(ids.draft)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'ok']);
    expect(await codes(missing)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect((await change(add, ids[not.kind])).errors[0]?.extensions).toMatchObject({
      code: not.code,
      argument: 'input.subjectId',
    });
  });

  it('is nothing for who is nobody', async () => {
    api.statements.clear();
    expect(await api.ask(LIST)).toEqual({ viewer: { list: null } });
    expect(api.statements.names()).toEqual([]);
  });
});
