import { expect, it } from 'vitest';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
await settle(database);

type Who = typeof ada;

const FIELDS = `wikiPage { id slug title contributionCount body { markdown } }
  contribution { id version title summary isMinor charsAdded charsRemoved revertsTo { version } author { username } }
  contributionEdge { cursor node { version } }`;

async function act(who: Who, name: string, input: Record<string, unknown>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`,
    { input },
  );
  return { ...data?.[name], error: errors[0]?.extensions };
}

const PARAGRAPHS = 'A bowline holds.\n\nA reef knot slips.\n\nA hitch hitches.';

async function makePage(title: string, markdown = PARAGRAPHS) {
  const made = await act(ada, 'createWikiPage', { title, markdown });
  expect(made.error).toBeUndefined();
  return made.wikiPage as { id: string; slug: string };
}

async function read(slug: string) {
  return (
    await api.ask(
      `query ($slug: String!) { wikiPage(slug: $slug) { id slug title body { markdown }
        contributions { nodes { id version author { username } } }
        contributors { nodes { user { username } survivingChars share } }
        linkedFrom { nodes { source { ... on WikiPage { slug } } } } } }`,
      { slug },
    )
  ).wikiPage;
}

it('a page is made with its first version, found by search, and answered with its edge', async () => {
  const { wikiPage, contribution, error } = await act(ada, 'createWikiPage', {
    title: '  The  Night Sky ',
    markdown: 'Mostly *zodiacal* light.',
    summary: 'Look up',
    idempotencyKey: 'sky',
  });
  expect(error).toBeUndefined();
  expect(wikiPage).toMatchObject({ slug: 'the-night-sky', title: 'The Night Sky' });
  expect(contribution).toMatchObject({ version: 1, summary: 'Look up', charsAdded: 24 });
  const { search } = await api.ask(
    '{ search(query: "zodiacal") { nodes { ... on WikiPage { slug } } } }',
  );
  expect(search.nodes).toEqual([{ slug: 'the-night-sky' }]);
  const again = await act(ada, 'createWikiPage', {
    title: '  The  Night Sky ',
    markdown: 'Mostly *zodiacal* light.',
    summary: 'Look up',
    idempotencyKey: 'sky',
  });
  expect(again.wikiPage.id).toBe(wikiPage.id);
  expect(await wrongs(database)).toEqual([]);
});

it('no two pages are called alike', async () => {
  await makePage('Compost');
  const { error } = await act(bob, 'createWikiPage', { title: ' cOMPOST', markdown: 'x' });
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.title' });
});

it('edits follow one another, and contributors follow them', async () => {
  const { id, slug } = await makePage('Edits');
  const edited = await act(bob, 'editWikiPage', {
    ...{ pageId: id, basedOn: 1, summary: 'Shorter', isMinor: true },
    markdown: 'A bowline holds.\n\nA sheet bend joins.',
  });
  expect(edited.contribution).toMatchObject({ version: 2, isMinor: true, summary: 'Shorter' });
  expect(edited.contribution.charsRemoved).toBeGreaterThan(0);
  expect(edited.contributionEdge.node.version).toBe(2);
  const { contributors } = await read(slug);
  const shares = contributors.nodes.map(({ share }: { share: number }) => share);
  expect(contributors.nodes).toHaveLength(2);
  expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1);
  expect(await wrongs(database)).toEqual([]);
});

it('edits that do not touch are merged; those that do conflict, with both texts', async () => {
  const { id, slug } = await makePage('Meetings');
  const edit = (who: Who, markdown: string) =>
    act(who, 'editWikiPage', { pageId: id, basedOn: 1, markdown });
  await edit(ada, PARAGRAPHS.replace('holds', 'holds well'));
  const merged = await edit(bob, PARAGRAPHS.replace('hitches', 'may hitch'));
  expect(merged.contribution.version).toBe(3);
  expect(merged.wikiPage.body.markdown).toContain('holds well');
  expect(merged.wikiPage.body.markdown).toContain('may hitch');
  const mine = PARAGRAPHS.replace('holds', 'keeps');
  const { error } = await edit(bob, mine);
  expect(error).toMatchObject({ code: 'EDIT_CONFLICT', base: PARAGRAPHS, version: 3 });
  expect(error?.['merged']).toMatch(
    /<<<<<<< yours\n.*keeps.*\n=======\n.*holds well.*\n>>>>>>> theirs/,
  );
  expect(error?.['theirs']).toBe((await read(slug)).body.markdown);
  const again = await act(bob, 'editWikiPage', {
    ...{ pageId: id, basedOn: 2 },
    markdown: merged.wikiPage.body.markdown,
  });
  expect(again.contribution.version).toBe(3);
  expect((await edit(bob, 'x')).error?.['code']).toBe('EDIT_CONFLICT');
  const { node } = await bob.ask(`{ node(id: "${id}") { ... on WikiPage { version } } }`);
  expect(node).toEqual({ version: 3 });
  const unknown = await act(bob, 'editWikiPage', { pageId: id, basedOn: 9, markdown: 'x' });
  expect(unknown.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.basedOn' });
});

it('whoever writes at the same time, no edit is lost and no version doubled', async () => {
  const lines = Array.from({ length: 8 }, (_, index) => `Line ${index}`);
  const { id, slug } = await makePage('Crowd', lines.join('\n\n'));
  const people = await Promise.all(lines.map((_, index) => member(api, `crowd${index}`)));
  const answers = await Promise.all(
    people.map((person, index) =>
      act(person, 'editWikiPage', {
        ...{ pageId: id, basedOn: 1 },
        markdown: lines.with(index, `Changed ${index}`).join('\n\n'),
      }),
    ),
  );
  expect(answers.map(({ error }) => error)).toEqual(people.map(() => undefined));
  const page = await read(slug);
  expect(page.body.markdown).toBe(lines.map((_, index) => `Changed ${index}`).join('\n\n'));
  const versions = page.contributions.nodes.map(({ version }: { version: number }) => version);
  expect(versions).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(await wrongs(database)).toEqual([]);
});

it('an earlier version comes back as a new one, and with it who wrote it', async () => {
  const { id, slug } = await makePage('Vandals');
  const vandal = { pageId: id, basedOn: 1, markdown: 'Ha ha' };
  expect((await act(bob, 'editWikiPage', vandal)).contribution.version).toBe(2);
  const first = (await read(slug)).contributions.nodes.at(-1).id;
  const stale = await act(ada, 'revertWikiPage', { pageId: id, revisionId: first, basedOn: 1 });
  expect(stale.error).toMatchObject({ code: 'EDIT_CONFLICT', theirs: 'Ha ha' });
  const reverted = await act(ada, 'revertWikiPage', { pageId: id, revisionId: first, basedOn: 2 });
  expect(reverted.contribution).toMatchObject({ version: 3, revertsTo: { version: 1 } });
  expect((await read(slug)).body.markdown).toBe(PARAGRAPHS);
  const other = (await read('the-night-sky')).contributions.nodes[0].id;
  const wrong = await act(ada, 'revertWikiPage', { pageId: id, revisionId: other, basedOn: 3 });
  expect(wrong.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.revisionId' });
  expect(await wrongs(database)).toEqual([]);
});

it('an edit reads no more of the history than the version before, and still knows who wrote what', async () => {
  const { id } = await makePage('Long history');
  const cy = await member(api, 'cy', {});
  const texts = [`${PARAGRAPHS}\n\nMore.`, 'Ha ha', PARAGRAPHS, `${PARAGRAPHS} Always.`, 'All new'];
  const READS_ALL = 'upkeep.pageRevisions';
  for (const [index, markdown] of texts.entries()) {
    api.statements.clear();
    const who = [bob, cy, ada][index % 3] ?? ada;
    await act(who, 'editWikiPage', { pageId: id, basedOn: index + 1, markdown });
    expect(api.statements.names()).not.toContain(READS_ALL);
    expect(await wrongs(database)).toEqual([]);
  }
  // Whoever left under another name is not taken for who they were.
  await closeByOperator(database, { username: 'cy', writing: 'ANONYMISE' });
  const basedOn = texts.length + 1;
  const edit = { pageId: id, basedOn, markdown: `${texts[3]} Really.` };
  expect((await act(bob, 'editWikiPage', edit)).error).toBeUndefined();
  expect(await wrongs(database)).toEqual([]);
});

it('a renamed page answers to both slugs, and nobody takes the old one', async () => {
  const { id } = await makePage('Sundials');
  const renamed = await act(bob, 'renameWikiPage', { pageId: id, title: 'Dials of the Sun' });
  expect(renamed.wikiPage).toMatchObject({ slug: 'dials-of-the-sun', contributionCount: 2 });
  expect(renamed.contribution).toMatchObject({ version: 2, title: 'Dials of the Sun' });
  expect(await read('sundials')).toMatchObject({ id, slug: 'dials-of-the-sun' });
  const taken = await act(ada, 'createWikiPage', { title: 'Sundials', markdown: 'x' });
  expect(taken.error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.title' });
  const compost = await act(bob, 'renameWikiPage', { pageId: id, title: 'Compost' });
  expect(compost.error).toMatchObject({ argument: 'input.title' });
  const back = await act(bob, 'renameWikiPage', { pageId: id, title: 'Sundials' });
  expect(back.wikiPage.slug).toBe('sundials');
  expect(await read('dials-of-the-sun')).toMatchObject({ id, slug: 'sundials' });
  expect(await wrongs(database)).toEqual([]);
});

it('wiki links are links, under former names too, and make pingbacks', async () => {
  const { slug } = await makePage('Almanacs', 'See [[Sundials]] and [[dials of the sun|them]].');
  const { body } = (await api.ask(`{ wikiPage(slug: "${slug}") { body { html } } }`)).wikiPage;
  expect(body.html).toContain('href="/wiki/sundials"');
  expect((await read('sundials')).linkedFrom.nodes).toEqual([{ source: { slug } }]);
  expect(await wrongs(database)).toEqual([]);
});

it('wrong input is told of by the name of the argument', async () => {
  const { id } = await makePage('Input');
  const refused = async (name: string, input: Record<string, unknown>) =>
    (await act(ada, name, input)).error;
  const page = { pageId: id, basedOn: 1 };
  expect(await refused('editWikiPage', { ...page, markdown: ' ' })).toMatchObject({
    argument: 'input.markdown',
  });
  expect(await refused('createWikiPage', { title: ' ', markdown: 'x' })).toMatchObject({
    argument: 'input.title',
  });
  const long = { ...page, markdown: 'x', summary: 'x'.repeat(501) };
  expect(await refused('editWikiPage', long)).toMatchObject({ argument: 'input.summary' });
  const missing = encodeGlobalId('WikiPage', '00000000-0000-7000-8000-000000000000');
  expect(await refused('editWikiPage', { ...page, pageId: missing, markdown: 'x' })).toMatchObject({
    code: 'NOT_FOUND',
    argument: 'input.pageId',
  });
});

it('an edit is an event', async () => {
  const { id } = await makePage('Events');
  const { contribution } = await act(bob, 'editWikiPage', {
    pageId: id,
    basedOn: 1,
    markdown: 'x',
  });
  const events = await database.prisma.event.findMany({
    where: { kind: 'WIKI_PAGE_EDITED' },
    orderBy: { id: 'desc' },
    take: 1,
  });
  expect(encodeGlobalId('WikiContribution', events[0]?.nodeId ?? '')).toBe(contribution.id);
});
