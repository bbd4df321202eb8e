import { describe, expect, it } from 'vitest';
import type { WikiPage } from '../../src/db/generated/client.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off', HOLD_NEWCOMERS: 'on' });
const { database, seed } = api;

const ada = await member(api, 'ada', { role: 'TRUSTED' });
const bob = await member(api, 'bob');
const newcomer = await member(api, 'newcomer');
const banned = await member(api, 'banned', { bannedUntil: new Date('2100-01-01') });
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
const visitor: Pick<Member, 'answer' | 'ask'> = api;
await seed.post({ title: 'A text that everybody may read', author: bob.user });
await settle(database);

let made = 0;

/** Titles sort in the order in which pages are made. */
function nextTitle(): string {
  made += 1;
  return `Topic ${String(made).padStart(4, '0')}`;
}

async function topics(count: number, more: Partial<WikiPage> = {}): Promise<WikiPage[]> {
  const pages: WikiPage[] = [];
  for (let n = 0; n < count; n += 1) {
    pages.push(await seed.wikiPage({ title: nextTitle(), author: ada.user, more }));
  }
  return pages;
}

/** Topics without a text, many at once. */
function emptyTopics(count: number): Promise<WikiPage[]> {
  const titles = Array.from({ length: count }, nextTitle);
  const data = titles.map((title) => ({ title, slug: title.toLowerCase().replace(' ', '-') }));
  return database.prisma.wikiPage.createManyAndReturn({ data });
}

const idOf = ({ id }: { readonly id: string }) => encodeGlobalId('WikiPage', id);

const SET = `mutation ($input: SetParentTopicsInput!) {
  setParentTopics(input: $input) {
    wikiPage { parentTopics { totalCount nodes { title } } contributionCount }
    contribution { version summary author { username } }
    userErrors { code message path }
  }
}`;

const send = (who: Pick<Member, 'answer'>, pageId: string, parentIds: readonly string[]) =>
  sendInput(who, { pageId, parentIds });

async function sendInput(who: Pick<Member, 'answer'>, input: object) {
  const { data, errors } = await who.answer(SET, { input });
  const result = data?.setParentTopics;
  return {
    parents: result?.wikiPage?.parentTopics.nodes.map(({ title }: WikiPage) => title),
    contribution: result?.contribution,
    versions: result?.wikiPage?.contributionCount,
    errors: errors.map(({ message, extensions, path }) => ({
      code: extensions.code,
      argument: extensions.argument ?? path?.join('.'),
      message,
    })),
  };
}

const set = (who: Pick<Member, 'answer'>, page: WikiPage, parents: readonly WikiPage[]) =>
  send(who, idOf(page), parents.map(idOf));

const TREE = `query ($id: ID!) { node(id: $id) { ... on WikiPage {
  parentTopics { totalCount nodes { title } } childTopics { totalCount nodes { title } } } } }`;

/** What somebody sees above and below a topic. */
async function around(page: WikiPage, who: Pick<Member, 'ask'> = visitor) {
  const { node } = await who.ask(TREE, { id: idOf(page) });
  if (node === null) return null;
  const titles = (list: { totalCount: number; nodes: WikiPage[] }) => {
    expect(list.totalCount).toBe(list.nodes.length);
    return list.nodes.map(({ title }) => title);
  };
  return { above: titles(node.parentTopics), below: titles(node.childTopics) };
}

const setFrom = (page: WikiPage, parents: readonly WikiPage[], basedOn: readonly WikiPage[]) =>
  sendInput(ada, {
    pageId: idOf(page),
    parentIds: parents.map(idOf),
    basedOnParentIds: basedOn.map(idOf),
  });

const LOST = 'lostParentTopics { title } lostChildTopics { title }';

/** What somebody reads in the newest entry of the log. */
async function lastEntry(who: Pick<Member, 'ask'> = visitor) {
  const { moderationLog } = await who.ask(
    `{ moderationLog(first: 1) { nodes { kind moderatorName ${LOST} } } }`,
  );
  return moderationLog.nodes[0];
}

const moderate = (call: string, fields = '') =>
  moderator.ask(`mutation { ${call} { wikiPage { id } ${fields} userErrors { message } } }`);
const remove = (page: WikiPage) =>
  moderate(`deleteWikiPage(input: { pageId: "${idOf(page)}", reason: "Spam" })`);
const restore = (page: WikiPage) =>
  moderate(`restoreWikiPage(input: { pageId: "${idOf(page)}", reason: "No spam" })`, LOST);
const merge = (source: WikiPage, target: WikiPage) =>
  moderate(
    `mergeWikiPages(input: { sourceId: "${idOf(source)}", targetId: "${idOf(target)}", reason: "One" })`,
    LOST,
  );

describe('setParentTopics', () => {
  it('makes a topic part of others, which both sides list by title', async () => {
    const [first, second, child, other] = (await topics(4)) as [
      WikiPage,
      WikiPage,
      WikiPage,
      WikiPage,
    ];
    const { parents, errors } = await set(bob, child, [second, first]);
    expect(errors).toEqual([]);
    expect(parents).toEqual([first.title, second.title]);
    await set(ada, other, [first]);
    expect(await around(child)).toEqual({ above: [first.title, second.title], below: [] });
    expect(await around(first)).toEqual({ above: [], below: [child.title, other.title] });
    expect(await around(second)).toEqual({ above: [], below: [child.title] });
  });

  it('records the change as a version, from which it can be undone', async () => {
    const [first, second, child] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    const before = await set(bob, child, [first]);
    expect(before.contribution).toEqual({
      version: 2,
      summary: `Added the parent topic “${first.title}”.`,
      author: { username: 'bob' },
    });
    const after = await set(ada, child, [second]);
    expect(after.contribution.summary).toBe(
      `Added the parent topic “${second.title}”. Removed the parent topic “${first.title}”.`,
    );
    const undone = await set(bob, child, []);
    expect(undone.contribution.summary).toBe(`Removed the parent topic “${second.title}”.`);
    expect(undone.parents).toEqual([]);
    expect(undone.versions).toBe(4);
    const { node } = await visitor.ask(
      `query ($id: ID!) { node(id: $id) { ... on WikiPage { body { markdown }
        contributions(first: 1) { nodes { summary charsAdded } } } } }`,
      { id: idOf(child) },
    );
    expect(node.contributions.nodes).toEqual([
      { summary: `Removed the parent topic “${second.title}”.`, charsAdded: 0 },
    ]);
    expect(node.body.markdown).toMatch(/^Text number/);
  });

  it('keeps the parents that somebody else has set since the client looked', async () => {
    const [first, second, child] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    await set(bob, child, [first]);
    const late = await setFrom(child, [second], []);
    expect(late.errors).toMatchObject([
      { code: 'BAD_USER_INPUT', argument: 'input.basedOnParentIds' },
    ]);
    expect(late.errors[0]?.message).toContain(`They are “${first.title}” now.`);
    expect((await around(child))?.above).toEqual([first.title]);
    const again = await setFrom(child, [second, first], [first]);
    expect(again.parents).toEqual([first.title, second.title]);
  });

  it('writes summaries of no more than the usual length', async () => {
    const [child] = (await topics(1)) as [WikiPage];
    const long = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        seed.wikiPage({ title: `${index}${'x'.repeat(298)}`, author: ada.user }),
      ),
    );
    const { contribution } = await set(ada, child, long);
    expect(contribution.summary.length).toBeLessThanOrEqual(500);
    expect(contribution.summary).toMatch(/^Added the parent topics “0x+/);
  });

  it('writes no version if nothing changes', async () => {
    const [parent, child] = (await topics(2)) as [WikiPage, WikiPage];
    expect((await set(bob, child, [])).contribution.version).toBe(1);
    await set(bob, child, [parent]);
    const again = await set(ada, child, [parent, parent]);
    expect(again).toMatchObject({ errors: [], versions: 2, contribution: { version: 2 } });
    const [other] = (await topics(1)) as [WikiPage];
    const twice = await set(ada, child, [parent, other, other]);
    expect(twice.contribution.summary).toBe(`Added the parent topic “${other.title}”.`);
  });

  it('changes topics that nobody has written about', async () => {
    const [parent] = (await topics(1)) as [WikiPage];
    const empty = await seed.wikiPage({ title: 'Empty topic', author: null });
    await database.prisma.wikiPage.update({
      where: { id: empty.id },
      data: { currentRevisionId: null },
    });
    await database.prisma.revision.deleteMany({ where: { wikiPageId: empty.id } });
    await settle(database);
    expect(await set(bob, empty, [])).toMatchObject({ errors: [], contribution: null });
    expect(await set(bob, empty, [parent])).toMatchObject({ errors: [], parents: [parent.title] });
  });

  it('rejects a topic as its own parent', async () => {
    const [page] = (await topics(1)) as [WikiPage];
    expect((await set(ada, page, [page])).errors).toEqual([
      {
        code: 'BAD_USER_INPUT',
        argument: 'input.parentIds.0',
        message: `“${page.title}” cannot be a parent. A topic cannot be part of itself.`,
      },
    ]);
  });

  it('rejects circles of any length, and changes nothing then', async () => {
    const [top, middle, low, fine] = (await topics(4)) as [WikiPage, WikiPage, WikiPage, WikiPage];
    await set(ada, middle, [top]);
    await set(ada, low, [middle]);
    for (const below of [middle, low]) {
      const { errors, parents } = await set(ada, top, [fine, below]);
      expect(errors).toEqual([
        {
          code: 'BAD_USER_INPUT',
          argument: 'input.parentIds.1',
          message: `“${below.title}” cannot be a parent. It is part of this topic.`,
        },
      ]);
      expect(parents).toBeUndefined();
    }
    expect(await around(top)).toEqual({ above: [], below: [middle.title] });
  });

  it('takes no pages that are missing, of another kind, deleted or merged', async () => {
    const [page, gone, merged, target] = (await topics(4)) as [
      WikiPage,
      WikiPage,
      WikiPage,
      WikiPage,
    ];
    await remove(gone);
    await merge(merged, target);
    const ids = [
      idOf({ id: '01900000-0000-7000-8000-000000000000' }),
      encodeGlobalId('User', bob.user.id),
      idOf(gone),
      idOf(merged),
      'nonsense',
    ];
    const refused = async (who: Member) =>
      (await send(who, idOf(page), ids)).errors.map(({ code, argument, message }) => [
        argument,
        code === 'BAD_USER_INPUT' ? message : code,
      ]);
    const all = (third: string) => [
      ['input.parentIds.0', 'NOT_FOUND'],
      ['input.parentIds.1', 'NOT_FOUND'],
      ['input.parentIds.2', third],
      ['input.parentIds.3', 'This page was merged into another one.'],
      ['input.parentIds.4', 'INVALID_ID'],
    ];
    expect(await refused(bob)).toEqual(all('NOT_FOUND'));
    expect(await refused(moderator)).toEqual(all('This page is deleted.'));
  });

  it('limits parents, levels, and topics below a topic', async () => {
    const six = await topics(6);
    const [page, ...chain] = (await topics(6)) as [WikiPage, ...WikiPage[]];
    const tooMany = 'A topic can have at most 5 parents.';
    expect((await set(ada, page, six)).errors).toMatchObject([
      { argument: 'input.parentIds', message: tooMany },
    ]);
    expect((await set(ada, page, six.slice(1))).errors).toEqual([]);

    for (const [index, below] of chain.slice(1).entries()) {
      expect((await set(ada, below, [chain[index] as WikiPage])).errors).toEqual([]);
    }
    const levels = expect.stringContaining(
      'Topics can have at most 5 levels, and there would be more.',
    );
    const [first, ...more] = await topics(2);
    const last = chain.at(-1) as WikiPage;
    expect((await set(ada, first as WikiPage, [last])).errors).toMatchObject([{ message: levels }]);
    const top = chain[0] as WikiPage;
    expect((await set(ada, top, more)).errors).toMatchObject([{ message: levels }]);

    const [wide, narrow, full] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    const many = await emptyTopics(199);
    const pages = many.slice(0, 150).map(({ id: pageId }) => ({ pageId, parentId: narrow.id }));
    const others = many.slice(150).map(({ id: pageId }) => ({ pageId, parentId: wide.id }));
    await database.prisma.wikiPageParent.createMany({ data: [...pages, ...others] });
    expect((await set(ada, narrow, [wide])).errors).toEqual([]);
    expect((await set(ada, full, [narrow])).errors).toMatchObject([
      {
        argument: 'input.parentIds.0',
        message: `“${narrow.title}” cannot be a parent. A topic can have at most 200 topics below it, and one would have 201.`,
      },
    ]);
    // What is below already is not counted twice.
    expect((await set(ada, many[0] as WikiPage, [narrow, wide])).errors).toEqual([]);
  });

  it('is for who may edit the page, and not for newcomers whose texts are held', async () => {
    const [parent, child] = (await topics(2)) as [WikiPage, WikiPage];
    const [guarded] = (await topics(1, { protectedAt: new Date() })) as [WikiPage];
    const codeFor = async (who: Pick<Member, 'answer'>, page: WikiPage) =>
      (await set(who, page, [parent])).errors.map(({ code }) => code);
    expect(await codeFor(visitor, child)).toEqual(['UNAUTHENTICATED']);
    expect(await codeFor(banned, child)).toEqual(['FORBIDDEN']);
    expect(await codeFor(newcomer, child)).toEqual(['FORBIDDEN']);
    expect(await codeFor(bob, guarded)).toEqual(['FORBIDDEN']);
    expect(await around(child)).toEqual({ above: [], below: [] });
    expect(await codeFor(ada, guarded)).toEqual([]);
    // Who may not edit the more general one may put a topic below it, as with links.
    expect((await set(bob, child, [guarded])).errors).toEqual([]);
  });

  it('makes no circle when two writers set each other’s parents at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two, three] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
      const results = await Promise.all([
        set(ada, one, [two]),
        set(bob, two, [three]),
        set(moderator, three, [one]),
      ]);
      expect(results.filter(({ errors }) => errors.length === 0)).toHaveLength(2);
      expect(results.flatMap(({ errors }) => errors)).toMatchObject([
        { message: expect.stringContaining('It is part of this topic.') },
      ]);
    }
  });

  it('keeps both changes when two writers set the parents of one topic at once', async () => {
    const [one, two, child] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    const results = await Promise.all([set(ada, child, [one]), set(bob, child, [two])]);
    expect(results.map(({ errors }) => errors)).toEqual([[], []]);
    const { node } = await visitor.ask(
      `query ($id: ID!) { node(id: $id) { ... on WikiPage { parentTopics { nodes { title } }
        contributions(orderBy: OLDEST) { nodes { summary } } } } }`,
      { id: idOf(child) },
    );
    const [earlier, later] =
      node.parentTopics.nodes[0].title === two.title ? [one, two] : [two, one];
    expect(node.parentTopics.nodes).toEqual([{ title: later.title }]);
    expect(node.contributions.nodes.slice(1)).toEqual([
      { summary: `Added the parent topic “${earlier.title}”.` },
      {
        summary: `Added the parent topic “${later.title}”. Removed the parent topic “${earlier.title}”.`,
      },
    ]);
  });
});

describe('deleteWikiPage and restoreWikiPage', () => {
  it('take a page out of the tree for everybody, and put it back', async () => {
    const [top, middle, low] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    await set(ada, middle, [top]);
    await set(ada, low, [middle]);
    await remove(middle);
    for (const who of [visitor, moderator]) {
      expect(await around(top, who)).toEqual({ above: [], below: [] });
      expect(await around(low, who)).toEqual({ above: [], below: [] });
    }
    expect(await around(middle)).toBeNull();
    // What is set meanwhile leaves the place of the deleted page alone.
    await set(bob, low, []);
    await restore(middle);
    expect(await around(middle)).toEqual({ above: [top.title], below: [low.title] });
  });

  it('leave out what would be a circle by then, which nobody learns of before', async () => {
    const [top, middle, low] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    await set(ada, middle, [top]);
    await set(ada, low, [middle]);
    await remove(middle);
    expect((await set(bob, top, [low])).errors).toEqual([]);
    const { restoreWikiPage } = await restore(middle);
    expect(await around(middle)).toEqual({ above: [top.title], below: [] });
    const lost = { lostParentTopics: [], lostChildTopics: [{ title: low.title }] };
    expect(restoreWikiPage).toMatchObject(lost);
    const entry = { kind: 'RESTORE', moderatorName: moderator.user.displayName, ...lost };
    expect(await lastEntry()).toEqual(entry);
  });

  it('say which parents went because there are too many by then', async () => {
    const [child, ...parents] = (await topics(8)) as [WikiPage, ...WikiPage[]];
    const [back, free, ...others] = parents as [WikiPage, WikiPage, ...WikiPage[]];
    await set(ada, child, [back, free]);
    await remove(child);
    await restore(child);
    expect(await lastEntry()).toMatchObject({ lostParentTopics: [], lostChildTopics: [] });
    await remove(back);
    await set(ada, child, others);
    const { restoreWikiPage } = await restore(back);
    expect((await around(child))?.above).toEqual(others.map(({ title }) => title));
    expect(restoreWikiPage.lostChildTopics).toEqual([{ title: child.title }]);

    const page = await (await api.app.fetch('http://commonplace/log')).text();
    expect(page).toContain('No longer part of it: ');
    await remove(child);
    expect(await lastEntry(visitor)).toMatchObject({ kind: 'DELETE', lostChildTopics: [] });
    const { moderationLog } = await visitor.ask(
      `{ moderationLog(first: 2) { nodes { kind ${LOST} } } }`,
    );
    expect(moderationLog.nodes[1]).toEqual({
      kind: 'RESTORE',
      lostParentTopics: [],
      lostChildTopics: [],
    });
  });
});

describe('the summary of a change of parents', () => {
  const summaryOf = async (page: WikiPage, who: Pick<Member, 'ask'> = visitor) => {
    const { node } = await who.ask(
      `query ($id: ID!) { node(id: $id) { ... on WikiPage {
        contributions(first: 1) { nodes { summary } } } } }`,
      { id: idOf(page) },
    );
    return node.contributions.nodes[0].summary;
  };

  it('names no topic that was deleted since, except to moderators', async () => {
    const [gone, old, kept, child] = (await topics(4)) as [WikiPage, WikiPage, WikiPage, WikiPage];
    await set(ada, child, [old]);
    await set(ada, child, [gone, kept]);
    const before = `Added the parent topics “${gone.title}”, “${kept.title}”. Removed the parent topic “${old.title}”.`;
    expect(await summaryOf(child)).toBe(before);
    await remove(gone);
    await remove(old);

    expect(await summaryOf(child)).toBe(`Added the parent topic “${kept.title}”.`);
    expect(await summaryOf(child, moderator)).toBe(before);
    for (const path of [`/wiki/${child.slug}`, `/wiki/${child.slug}/feed.atom`, '/recent-edits']) {
      const response = await api.app.fetch(`http://commonplace${path}`);
      expect(await response.text(), path).not.toContain(gone.title);
    }
    await restore(gone);
    expect(await summaryOf(child)).toContain(gone.title);
  });

  it('says that parents changed if the viewer may see none of them', async () => {
    const [gone, child] = (await topics(2)) as [WikiPage, WikiPage];
    await set(ada, child, [gone]);
    await remove(gone);
    expect(await summaryOf(child)).toBe('Changed the parent topics.');
  });

  it('has the titles that topics have now', async () => {
    const [parent, child] = (await topics(2)) as [WikiPage, WikiPage];
    await set(ada, child, [parent]);
    await ada.ask(
      `mutation { renameWikiPage(input: { pageId: "${idOf(parent)}", title: "Renamed topic" }) { userErrors { message } } }`,
    );
    expect(await summaryOf(child)).toBe('Added the parent topic “Renamed topic”.');
  });
});

describe('mergeWikiPages', () => {
  it('moves parents and children, without circles and doubles', async () => {
    const [top, source, target, child, both] = (await topics(5)) as [
      WikiPage,
      WikiPage,
      WikiPage,
      WikiPage,
      WikiPage,
    ];
    await set(ada, source, [top]);
    await set(ada, child, [source]);
    await set(ada, both, [source, target]);
    await set(ada, target, [source]);
    await merge(source, target);
    expect(await around(target)).toEqual({ above: [top.title], below: [child.title, both.title] });
    expect(await around(source)).toEqual({ above: [], below: [] });
    expect(await around(top)).toEqual({ above: [], below: [target.title] });
  });

  it('leaves out what would make a topic part of itself', async () => {
    const [source, between, target] = (await topics(3)) as [WikiPage, WikiPage, WikiPage];
    await set(ada, between, [source]);
    await set(ada, target, [between]);
    const { mergeWikiPages } = await merge(source, target);
    expect(await around(target)).toEqual({ above: [between.title], below: [] });
    const lost = { lostParentTopics: [], lostChildTopics: [{ title: between.title }] };
    expect(mergeWikiPages).toMatchObject(lost);
    expect(await lastEntry()).toMatchObject({ kind: 'MERGE', ...lost });
  });

  it('says which parents went because there would be too many', async () => {
    const [source, target, ...parents] = (await topics(8)) as [WikiPage, WikiPage, ...WikiPage[]];
    await set(ada, source, [...parents.slice(0, 3), target]);
    await set(ada, target, parents.slice(3));
    const { mergeWikiPages } = await merge(source, target);
    expect((await around(target))?.above).toHaveLength(5);
    const lost = { lostParentTopics: [{ title: parents[2]?.title }], lostChildTopics: [] };
    expect(mergeWikiPages).toMatchObject(lost);
    expect(await lastEntry()).toMatchObject(lost);
  });
});

it('leaves nothing for doctor to find, who finds circles', async () => {
  // The seed counts no contributors.
  expect(await wrongs(database)).toMatchObject([{ name: 'wiki_contributors' }]);
  const [one, two] = (await topics(2)) as [WikiPage, WikiPage];
  await settle(database);
  await seed.parent(one, two);
  await seed.parent(two, one);
  expect(await wrongs(database)).toMatchObject([{ name: 'no topic is part of itself', wrong: 2 }]);
});
