import { describe, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off', HOLD_NEWCOMERS: 'on' });
const { database, app } = api;

const ada = await member(api, 'ada', { role: 'TRUSTED' });
const bob = await member(api, 'bob', { role: 'TRUSTED' });
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
await settle(database);

async function act(who: Member, call: string) {
  const { data, errors } = await who.answer(`mutation { it: ${call} }`);
  return { ...data?.it, error: errors[0]?.extensions, message: errors[0]?.message };
}

const text = JSON.stringify;
let pages = 0;

interface Page {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

async function makePage(markdown = 'One zymurgy line.'): Promise<Page> {
  pages += 1;
  const input = `{ title: "Page ${pages}", markdown: ${text(markdown)} }`;
  return (await act(ada, `createWikiPage(input: ${input}) { wikiPage { id slug title } }`))
    .wikiPage;
}

async function edit(who: Member, page: Page, basedOn: number, markdown: string, summary = 'Why') {
  const input = `{ pageId: "${page.id}", basedOn: ${basedOn}, markdown: ${text(markdown)}, summary: ${text(summary)} }`;
  return act(
    who,
    `editWikiPage(input: ${input}) { contribution { id version } heldEdit { id hunks { text } } }`,
  );
}

async function comment(who: Member, on: string, markdown: string) {
  const call = `createComment(input: { subjectId: "${on}", markdown: ${text(markdown)} }) { comment { id } }`;
  return act(who, call);
}

const remove = ({ id }: Page) =>
  act(
    moderator,
    `deleteWikiPage(input: { pageId: "${id}", reason: "Spam" }) { wikiPage { isDeleted } }`,
  );
const restore = ({ id }: Page) =>
  act(
    moderator,
    `restoreWikiPage(input: { pageId: "${id}", reason: "No spam" }) { wikiPage { isDeleted title } }`,
  );
const merge = (source: Page, target: Page) =>
  act(
    moderator,
    `mergeWikiPages(input: { sourceId: "${source.id}", targetId: "${target.id}", reason: "One thing" }) {
      wikiPage { id slug commentCount postCount } mergedPage { id slug mergedInto { id } commentCount } }`,
  );

/** Everything by which a page is found, and what lists of it say. */
const DOORS = `query ($id: ID!, $slug: String!, $title: String!, $path: URL!) {
  node(id: $id) { id } bySlug: wikiPage(slug: $slug) { id } byTitle: wikiPageByTitle(title: $title) { id }
  resource(url: $path) { id } wikiPages(first: 100) { nodes { id } }
  search(query: "zymurgy", types: [WIKI_PAGE]) { nodes { ... on WikiPage { id } } }
  user(username: "ada") { wikiContributions(first: 100) { nodes { page { id } } } } }`;

async function doors(who: Pick<Member, 'ask'>, { id, slug, title }: Page) {
  const data = await who.ask(DOORS, { id, slug, title, path: `/wiki/${slug}` });
  const found = (nodes: { id: string }[]) => nodes.some((node) => node.id === id);
  return {
    node: data.node?.id ?? null,
    bySlug: data.bySlug?.id ?? null,
    byTitle: data.byTitle?.id ?? null,
    resource: data.resource?.id ?? null,
    isListed: found(data.wikiPages.nodes),
    isFound: found(data.search.nodes),
    hasVersions: found(data.user.wikiContributions.nodes.map(({ page }: { page: Page }) => page)),
  };
}

const NOWHERE = {
  ...{ node: null, bySlug: null, byTitle: null, resource: null },
  ...{ isListed: false, isFound: false, hasVersions: false },
};

describe('deleteWikiPage', () => {
  it('takes the page away from everybody but moderators, and restoring it brings it back', async () => {
    const page = await makePage();
    const said = await comment(bob, page.id, 'On a page');
    const { id } = page;
    const everywhere = { ...{ node: id, bySlug: id, byTitle: id, resource: id } };
    const there = { ...everywhere, isListed: true, isFound: true, hasVersions: true };
    expect(await doors(api, page)).toEqual(there);

    expect((await remove(page)).wikiPage).toEqual({ isDeleted: true });

    expect(await doors(api, page)).toEqual(NOWHERE);
    expect(await doors(ada, page)).toEqual(NOWHERE);
    expect(await doors(moderator, page)).toMatchObject({ node: id, isListed: false });
    const { node } = await api.ask(`{ node(id: "${said.comment.id}") { id } }`);
    expect(node).toBeNull();
    expect((await app.fetch(`http://x/wiki/${page.slug}/feed.atom`)).status).toBe(404);
    expect((await edit(ada, page, 1, 'New')).error).toMatchObject({ code: 'NOT_FOUND' });
    expect((await comment(moderator, id, 'Still')).message).toContain('This page is deleted.');
    expect(await wrongs(database)).toEqual([]);

    expect((await restore(page)).wikiPage).toEqual({ isDeleted: false, title: page.title });
    expect(await doors(api, page)).toEqual(there);
    expect(await wrongs(database)).toEqual([]);
  });

  it('stands in the log, which shows the page to moderators only', async () => {
    const page = await makePage();
    await remove(page);
    const query =
      '{ moderationLog(first: 1) { nodes { kind reason subject { ... on WikiPage { id } } } } }';

    expect((await api.ask(query)).moderationLog.nodes).toEqual([
      { kind: 'DELETE', reason: 'Spam', subject: null },
    ]);
    expect((await moderator.ask(query)).moderationLog.nodes[0].subject).toEqual({ id: page.id });
  });

  it('frees the title, and does not restore a second page with it', async () => {
    const page = await makePage();
    await remove(page);
    const again = await act(
      bob,
      `createWikiPage(input: { title: "${page.title}", markdown: "Anew" }) { wikiPage { id slug title } }`,
    );
    expect(again.wikiPage.slug).not.toBe(page.slug);

    expect((await restore(page)).error).toMatchObject({ argument: 'input.pageId' });
    await remove(again.wikiPage);
    expect((await restore(page)).wikiPage.isDeleted).toBe(false);
  });
});

describe('mergeWikiPages', () => {
  it('leads every former address to the page that stays', async () => {
    const [source, target] = [await makePage(), await makePage()];
    await act(
      ada,
      `renameWikiPage(input: { pageId: "${source.id}", title: "Renamed ${pages}" }) { wikiPage { id } }`,
    );

    const { wikiPage, mergedPage } = await merge(source, target);

    expect(wikiPage).toMatchObject({ id: target.id, slug: target.slug });
    expect(mergedPage).toMatchObject({ id: source.id, mergedInto: { id: target.id } });
    for (const name of [source.slug, `renamed-${pages}`, source.title, `Renamed ${pages}`]) {
      const found = await api.ask(
        'query ($name: String!, $url: URL!) { bySlug: wikiPage(slug: $name) { id } byTitle: wikiPageByTitle(title: $name) { id } resource(url: $url) { id } }',
        { name, url: `/wiki/${encodeURIComponent(name)}` },
      );
      expect(found).toEqual({
        ...{ bySlug: { id: target.id }, byTitle: { id: target.id }, resource: { id: target.id } },
      });
    }
    const taken = `createWikiPage(input: { title: "${source.title}", markdown: "x" }) { wikiPage { id } }`;
    expect((await act(bob, taken)).error).toMatchObject({ argument: 'input.title' });
  });

  it('moves comments, posts, links and followers, and leaves the versions readable', async () => {
    const [source, target] = [await makePage(), await makePage()];
    const said = await comment(bob, source.id, 'Here');
    await comment(ada, target.id, 'There');
    const posts = [await makePost(source, target), await makePost(source), await makePost(target)];
    await makePage(`See [[${source.title}]].`);
    const linking = pages;
    for (const page of [source, target]) await follow(ada, page);
    await follow(bob, source);

    const { wikiPage, mergedPage } = await merge(source, target);

    expect(wikiPage).toMatchObject({ commentCount: 2, postCount: 3 });
    expect(mergedPage).toMatchObject({ commentCount: 0 });
    const data = await api.ask(
      `query ($said: ID!, $source: ID!, $target: ID!) {
        said: node(id: $said) { ... on Comment { wikiPage { id } path } }
        source: node(id: $source) { ... on WikiPage { body { text } contributions { totalCount }
          linkedFrom { totalCount } posts { totalCount } } }
        target: node(id: $target) { ... on WikiPage { posts { nodes { id } }
          linkedFrom { nodes { source { ... on WikiPage { title } } } } } }
        wikiPages(first: 100) { nodes { id } }
        user(username: "ada") { wikiContributions(first: 100) { nodes { page { id } } } } }`,
      { said: said.comment.id, source: source.id, target: target.id },
    );
    expect(data.said).toMatchObject({ wikiPage: { id: target.id } });
    expect(data.source).toEqual({
      ...{ body: { text: 'One zymurgy line.' }, contributions: { totalCount: 1 } },
      ...{ linkedFrom: { totalCount: 0 }, posts: { totalCount: 0 } },
    });
    const ids = data.target.posts.nodes.map(({ id }: { id: string }) => id);
    expect(ids.sort()).toEqual(posts.sort());
    expect(data.target.linkedFrom.nodes).toEqual([{ source: { title: `Page ${linking}` } }]);
    expect(data.wikiPages.nodes).not.toContainEqual({ id: source.id });
    expect(data.user.wikiContributions.nodes).toContainEqual({ page: { id: source.id } });
    for (const who of [ada, bob]) {
      const { viewer } = await who.ask(
        '{ viewer { following(first: 100) { nodes { ... on WikiPage { id } } } } }',
      );
      const followed = viewer.following.nodes.filter(({ id }: { id?: string }) =>
        [source.id, target.id].includes(id ?? ''),
      );
      expect(followed).toEqual([{ id: target.id }]);
    }
    expect((await comment(bob, source.id, 'Late')).message).toContain('was merged into another');
    expect((await comment(bob, said.comment.id, 'A reply')).comment.id).toBeTruthy();
    expect(await wrongs(database)).toEqual([]);
  });

  it('follows a page through two merges', async () => {
    const [first, second, third] = [await makePage(), await makePage(), await makePage()];
    await merge(first, second);
    await merge(second, third);

    const found = await api.ask(
      `{ wikiPage: wikiPageByTitle(title: "${first.title}") { id } node(id: "${first.id}") { ... on WikiPage { mergedInto { id } } } }`,
    );
    expect(found).toEqual({ wikiPage: { id: third.id }, node: { mergedInto: { id: third.id } } });
    expect((await merge(third, first)).message).toContain('was merged into another');
    expect(await wrongs(database)).toEqual([]);
  });

  it('shows nothing of a deleted page by one that was merged into it', async () => {
    const [source, target] = [await makePage(), await makePage()];
    await merge(source, target);
    await remove(target);

    expect(
      await api.ask(
        `{ wikiPage(slug: "${source.slug}") { id } node(id: "${source.id}") { ... on WikiPage { mergedInto { id } } } }`,
      ),
    ).toEqual({ wikiPage: null, node: { mergedInto: null } });
  });

  it('refuses to merge a page into itself', async () => {
    const page = await makePage();
    expect((await merge(page, page)).error).toMatchObject({ argument: 'input.targetId' });
  });
});

describe('hideWikiContribution', () => {
  const SECRET = 'quixotic-secret';

  /** A page whose second version has the secret in its text, title and summary. */
  async function pageWithSecret() {
    const page = await makePage('One\n\nTwo\n\nThree');
    await edit(bob, page, 1, `One\n\n${SECRET}\n\nThree`, `About ${SECRET}`);
    await act(
      bob,
      `renameWikiPage(input: { pageId: "${page.id}", title: "${page.title} ${SECRET}" }) { wikiPage { id } }`,
    );
    await edit(ada, page, 3, 'One\n\nTwo\n\nThree', 'Out');
    await act(
      bob,
      `renameWikiPage(input: { pageId: "${page.id}", title: "${page.title}" }) { wikiPage { id } }`,
    );
    const { node } = await api.ask(
      `{ node(id: "${page.id}") { ... on WikiPage { contributions(orderBy: OLDEST) { nodes { id } } } } }`,
    );
    const ids: string[] = node.contributions.nodes.map(({ id }: { id: string }) => id);
    for (const id of ids.slice(1, 4)) {
      const call = `hideWikiContribution(input: { contributionId: "${id}", reason: "Private" }) { contribution { isHidden } }`;
      expect((await act(moderator, call)).contribution).toEqual({ isHidden: true });
    }
    return { page, ids };
  }

  const NO_TEXT = { html: '', markdown: '', text: '', excerpt: '' };
  const VERSION = `id isHidden version title summary charsAdded authorName body { html markdown text excerpt }
    diff { html hunks { text } before { title } }`;

  it('takes title, summary, text and differences away from everybody but moderators', async () => {
    const { page, ids } = await pageWithSecret();
    const query = `query ($ids: [ID!]!, $first: ID!, $page: ID!) {
      nodes(ids: $ids) { ... on WikiContribution { ${VERSION} previous { title body { text } } far: diff(againstId: $first) { html } } }
      node(id: $page) { ... on WikiPage { contributions { nodes { ${VERSION} } }
        contributors { nodes { authorName share } } } }
      user(username: "bob") { wikiContributions { nodes { ${VERSION} } }
        contributions { nodes { ... on WikiContribution { ${VERSION} } } } }
      search(query: "${SECRET}") { nodes { __typename } } }`;
    const variables = { ids, first: ids[0], page: page.id };

    for (const who of [api, ada, bob]) {
      const data = await who.ask(query, variables);
      expect(JSON.stringify(data)).not.toContain(SECRET);
      expect(data.search.nodes).toEqual([]);
      expect(data.nodes[1]).toMatchObject({
        ...{ isHidden: true, title: '', summary: null, body: NO_TEXT, diff: null, far: null },
        ...{ authorName: 'Bob', version: 2 },
      });
      expect(data.nodes[4]).toMatchObject({
        isHidden: false,
        summary: 'Renamed',
        diff: null,
        previous: { title: '', body: { text: '' } },
      });
      expect(data.nodes[4].far).not.toBeNull();
    }
    const seen = await moderator.ask(query, variables);
    expect(seen.nodes[1]).toMatchObject({ isHidden: true, summary: `About ${SECRET}` });
    expect(seen.nodes[4].summary).toBe(`Renamed from “${page.title} ${SECRET}”`);
    expect(seen.nodes[4].diff.before.title).toContain(SECRET);
    for (const path of [`/wiki/${page.slug}/feed.atom`, '/users/bob/feed.atom']) {
      const response = await app.fetch(`http://x${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain(SECRET);
    }
    expect(await wrongs(database)).toEqual([]);
  });

  it('gives the text away neither by a conflict nor by restoring it nor to who waits for review', async () => {
    const { page, ids } = await pageWithSecret();

    const conflict = await edit(ada, page, 2, 'One\n\nTwo and a half\n\nThree');
    expect(conflict.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.basedOn' });
    for (const who of [ada, moderator]) {
      const call = `revertWikiPage(input: { pageId: "${page.id}", revisionId: "${ids[1]}", basedOn: 5 }) { contribution { id } }`;
      expect((await act(who, call)).error).toMatchObject({ argument: 'input.revisionId' });
    }
    const stale = `revertWikiPage(input: { pageId: "${page.id}", revisionId: "${ids[0]}", basedOn: 2 }) { contribution { id } }`;
    expect(JSON.stringify(await act(ada, stale))).not.toContain(SECRET);
    const newcomer = await member(api, `newcomer${pages}`);
    const held = await edit(newcomer, page, 2, 'Mine');
    expect(JSON.stringify(held)).not.toContain(SECRET);
  });

  it('is undone by unhideWikiContribution, and both stand in the log', async () => {
    const { ids } = await pageWithSecret();
    const call = `unhideWikiContribution(input: { contributionId: "${ids[1]}", reason: "Fine" }) { contribution { isHidden } }`;

    expect((await act(moderator, call)).contribution).toEqual({ isHidden: false });
    const { node, moderationLog } = await api.ask(
      `{ node(id: "${ids[1]}") { ... on WikiContribution { summary } }
        moderationLog(filter: { subjectId: "${ids[1]}" }) { nodes { kind subject { ... on WikiContribution { id } } } } }`,
    );
    expect(node.summary).toBe(`About ${SECRET}`);
    const subject = { id: ids[1] };
    expect(moderationLog.nodes).toEqual([
      { kind: 'UNHIDE', subject },
      { kind: 'HIDE', subject },
    ]);
  });
});

async function makePost(...topics: Page[]): Promise<string> {
  const { post } = await act(
    ada,
    `createPost(input: { title: "A post", markdown: "Text" }) { post { id } }`,
  );
  await act(ada, `publishPost(input: { postId: "${post.id}" }) { post { id } }`);
  for (const { id } of topics) {
    await act(ada, `addTopic(input: { postId: "${post.id}", topicId: "${id}" }) { relevance }`);
  }
  return post.id;
}

function follow(who: Member, { id }: Page) {
  return act(who, `follow(input: { subjectId: "${id}" }) { clientMutationId }`);
}
