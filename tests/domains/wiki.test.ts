import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';

const { seed, ask, answer, database } = await openTestApi();

const ada = await seed.user('ada');
const bob = await seed.user('bob');
const page = await seed.wikiPage({
  author: ada,
  title: 'Sundials',
  text: 'A sundial tells time.',
  more: { formerSlugs: ['shadow-clocks'] },
});
const second = await seed.revision({ of: page, author: bob, text: 'A sundial tells the time.' });
const third = await seed.revision({
  of: page,
  author: ada,
  text: 'A sundial tells time.',
  more: { isMinor: true },
});
const other = await seed.wikiPage({ author: bob, title: 'almanacs', text: '' });

it('a page is found by its slug and by one that it had before', async () => {
  const { now, before, never } = await ask(`{
    now: wikiPage(slug: "sundials") { title body { text } contributionCount }
    before: wikiPage(slug: "shadow-clocks") { slug }
    never: wikiPage(slug: "moondials") { slug }
  }`);
  expect(now).toEqual({
    title: 'Sundials',
    body: { text: 'A sundial tells time.' },
    contributionCount: 3,
  });
  expect(before).toEqual({ slug: 'sundials' });
  expect(never).toBeNull();
});

it('pages are listed by title without regard to case', async () => {
  const { wikiPages } = await ask('{ wikiPages { nodes { title } } }');
  expect(wikiPages.nodes).toEqual([{ title: 'almanacs' }, { title: 'Sundials' }]);
});

it('pages are found by their beginning, their text and their latest edit', async () => {
  const { begins, empty, fresh, busy } = await ask(`{
    begins: wikiPages(filter: { titleStartsWith: "SUN" }) { nodes { slug } }
    empty: wikiPages(filter: { hasText: false }) { nodes { slug } }
    fresh: wikiPages(filter: { since: "${other.updatedAt.toISOString()}" }) { nodes { slug } }
    busy: wikiPages(filter: { minPosts: 1 }) { totalCount }
  }`);
  expect(begins.nodes).toEqual([{ slug: 'sundials' }]);
  expect(empty.nodes).toEqual([{ slug: 'almanacs' }]);
  expect(fresh.nodes).toEqual([{ slug: 'almanacs' }]);
  expect(busy.totalCount).toBe(0);
});

it('the history of a page goes by version, even when all versions are of one millisecond', async () => {
  await database.prisma.revision.updateMany({
    where: { wikiPageId: page.id },
    data: { createdAt: new Date('2026-03-03T03:03:03.003Z') },
  });
  const { wikiPage } = await ask(`{ wikiPage(slug: "sundials") {
    contributions { nodes { version } } old: contributions(orderBy: OLDEST, filter: { hideMinor: true }) { nodes { version } } } }`);
  expect(wikiPage.contributions.nodes.map((n: { version: number }) => n.version)).toEqual([
    3, 2, 1,
  ]);
  expect(wikiPage.old.nodes.map((n: { version: number }) => n.version)).toEqual([1, 2]);
});

it('a contribution is compared with the version before, or with any other', async () => {
  const contribution = (id: string, against = '') =>
    ask(`{ node(id: "${encodeGlobalId('WikiContribution', id)}") { ... on WikiContribution {
      diff${against} { before { version } after { version } hunks { kind text } } } } }`);

  const { node } = await contribution(second.id);
  expect(node.diff.before).toEqual({ version: 1 });
  const joined = (without: string) =>
    node.diff.hunks
      .filter(({ kind }: { kind: string }) => kind !== without)
      .map(({ text }: { text: string }) => text)
      .join('');
  expect(joined('INSERT')).toBe('A sundial tells time.');
  expect(joined('DELETE')).toBe('A sundial tells the time.');

  const first = await database.prisma.revision.findFirstOrThrow({
    where: { wikiPageId: page.id, version: 1 },
  });
  const against = `(againstId: "${encodeGlobalId('WikiContribution', first.id)}")`;
  const compared = await contribution(third.id, against);
  expect(compared.node.diff).toMatchObject({ before: { version: 1 }, after: { version: 3 } });
  expect(compared.node.diff.hunks).toEqual([{ kind: 'EQUAL', text: 'A sundial tells time.' }]);
});

it('a contribution is not compared with another page', async () => {
  const foreign = await database.prisma.revision.findFirstOrThrow({
    where: { wikiPageId: other.id },
  });
  for (const id of [encodeGlobalId('WikiContribution', foreign.id), 'garbage']) {
    const { errors } = await answer(
      `{ wikiPage(slug: "sundials") { contributions { nodes { diff(againstId: "${id}") { html } } } } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({ argument: 'againstId' });
  }
});

it('the contributors of a page have shares that sum to one', async () => {
  await seed.contributor({ page, author: ada, more: { survivingChars: 15 } });
  await seed.contributor({ page, author: bob, more: { survivingChars: 5, contributionCount: 9 } });
  const { wikiPage } = await ask(`{ wikiPage(slug: "sundials") {
    contributors { totalCount nodes { share user { username } } }
    busy: contributors(orderBy: CONTRIBUTIONS) { nodes { contributionCount user { username } } } } }`);
  expect(wikiPage.contributors).toEqual({
    totalCount: 2,
    nodes: [
      { share: 0.75, user: { username: 'ada' } },
      { share: 0.25, user: { username: 'bob' } },
    ],
  });
  expect(wikiPage.busy.nodes[0]).toEqual({ contributionCount: 9, user: { username: 'bob' } });
});
