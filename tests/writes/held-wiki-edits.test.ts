import { expect, it } from 'vitest';
import { closeByOperator } from '../../src/domains/people/account/write/service.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi({ HOLD_NEWCOMERS: 'on' });
const { seed, database } = api;
const ada = await member(api, 'ada');
const moderator = await member(api, 'moderator', { role: 'MODERATOR' });
await seed.post({ author: ada.user });
await settle(database);

const LINES = 'One\n\nTwo\n\nThree';

const FIELDS = `wikiPage { id slug title body { markdown } } wikiPageEdge: contributionEdge { cursor }
  contribution { id version }
  heldEdit { id heldAt newTitle newMarkdown basedOn summary hunks { kind text } wikiPage { id } }`;

async function act(who: Member, name: string, input: Record<string, unknown>) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.answer(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`,
    { input },
  );
  return { ...data?.[name], error: errors[0]?.extensions };
}

async function review(name: 'approveText' | 'rejectText', { id }: { id: string }) {
  const { node } = await moderator.ask(`{ node(id: "${id}") { ... on HeldWikiEdit { heldAt } } }`);
  const input = { subjectId: id, reason: 'Why', ...(name === 'approveText' && node) };
  const type = name === 'approveText' ? 'ApproveTextInput' : 'RejectTextInput';
  const { data, errors } = await moderator.answer(
    `mutation ($input: ${type}!) { it: ${name}(input: $input) { subject { __typename ... on Node { id }
      ... on WikiPage { title slug body { markdown } contributions { nodes { version summary author { username } } } } } } }`,
    { input },
  );
  return { subject: data?.it?.subject, error: errors[0]?.extensions };
}

let pages = 0;

async function makePage(markdown = LINES) {
  pages += 1;
  const { wikiPage } = await act(ada, 'createWikiPage', { title: `Page ${pages}`, markdown });
  return wikiPage as { id: string; slug: string; title: string };
}

let newcomers = 0;

function newcomer(): Promise<Member> {
  newcomers += 1;
  return member(api, `newcomer${newcomers}`);
}

it('an edit is answered with what is held, and with the page as it was', async () => {
  const page = await makePage();
  const input = { pageId: page.id, basedOn: 1, markdown: 'One\n\nTwo and a half\n\nThree' };
  const { wikiPage, contribution, wikiPageEdge, heldEdit } = await act(
    await newcomer(),
    'editWikiPage',
    { ...input, summary: 'More' },
  );
  expect(wikiPage.body.markdown).toBe(LINES);
  expect([contribution, wikiPageEdge]).toEqual([null, null]);
  expect(heldEdit).toMatchObject({ newTitle: null, newMarkdown: input.markdown, summary: 'More' });
  expect(heldEdit.hunks).toContainEqual({ kind: 'INSERT', text: ' and a half' });
});

it('an edit is merged with what others changed while it waited', async () => {
  const page = await makePage();
  const late = await newcomer();
  const input = { pageId: page.id, basedOn: 1 };
  const { heldEdit } = await act(late, 'editWikiPage', { ...input, markdown: `Zero\n\n${LINES}` });
  await act(ada, 'editWikiPage', { ...input, markdown: `${LINES}\n\nFour` });
  const { subject } = await review('approveText', heldEdit);
  expect(subject.body.markdown).toBe(`Zero\n\n${LINES}\n\nFour`);
  expect(subject.contributions.nodes[0]).toMatchObject({
    version: 3,
    author: { username: late.user.username },
  });
  expect(await wrongs(database)).toEqual([]);
});

it('an edit that no longer fits is a conflict for the moderator, and goes on waiting', async () => {
  const page = await makePage();
  const late = await newcomer();
  const input = { pageId: page.id, basedOn: 1 };
  const { heldEdit } = await act(late, 'editWikiPage', {
    ...input,
    markdown: 'Eins\n\nTwo\n\nThree',
  });
  await act(ada, 'editWikiPage', { ...input, markdown: 'Uno\n\nTwo\n\nThree' });
  const { error } = await review('approveText', heldEdit);
  expect(error).toMatchObject({ code: 'EDIT_CONFLICT', argument: 'input.subjectId' });
  const again = { pageId: page.id, basedOn: 2, markdown: 'Un\n\nTwo\n\nThree' };
  const { heldEdit: mended } = await act(late, 'editWikiPage', again);
  expect(mended).toMatchObject({ id: heldEdit.id, basedOn: 2 });
  expect((await review('approveText', mended)).subject.body.markdown).toBe(again.markdown);
});

it('a new title and a new text by one person wait together, and become one version', async () => {
  const page = await makePage();
  const late = await newcomer();
  const title = `${page.title}, renamed`;
  const first = await act(late, 'renameWikiPage', { pageId: page.id, title });
  expect(first.wikiPage.title).toBe(page.title);
  const edit = { pageId: page.id, basedOn: 1, markdown: 'Four' };
  const { heldEdit } = await act(late, 'editWikiPage', edit);
  expect(heldEdit).toMatchObject({ id: first.heldEdit.id, newTitle: title, newMarkdown: 'Four' });
  const { subject } = await review('approveText', heldEdit);
  expect(subject).toMatchObject({ title, body: { markdown: 'Four' } });
  expect(subject.contributions.nodes).toHaveLength(2);
  const { wikiPage } = await api.ask(`{ wikiPage(slug: "${page.slug}") { slug } }`);
  expect(wikiPage.slug).toBe(subject.slug);
});

it('a title that somebody else changed meanwhile is a conflict for the moderator, until it is sent again', async () => {
  const page = await makePage();
  const late = await newcomer();
  const rename = (title: string) => ({ pageId: page.id, title: `${page.title}, ${title}` });
  const { heldEdit } = await act(late, 'renameWikiPage', rename('by a newcomer'));
  await act(ada, 'renameWikiPage', rename('by Ada'));
  const { error } = await review('approveText', heldEdit);
  expect(error).toMatchObject({ code: 'EDIT_CONFLICT', argument: 'input.subjectId' });
  const { node } = await api.ask(`{ node(id: "${page.id}") { ... on WikiPage { title } } }`);
  expect(node.title).toBe(rename('by Ada').title);
  const { heldEdit: again } = await act(late, 'renameWikiPage', rename('by a newcomer'));
  expect(again).toMatchObject({ id: heldEdit.id, basedOn: 2 });
  const { subject } = await review('approveText', again);
  expect(subject.title).toBe(rename('by a newcomer').title);
  expect(await wrongs(database)).toEqual([]);
});

it('a title that another page took meanwhile is told to the moderator', async () => {
  const page = await makePage();
  const [one, two] = [await newcomer(), await newcomer()];
  const taken = await act(one, 'renameWikiPage', { pageId: page.id, title: 'Taken' });
  const made = await act(two, 'createWikiPage', { title: 'taken', markdown: 'A page' });
  await act(ada, 'createWikiPage', { title: 'Taken', markdown: 'First' });
  for (const { heldEdit } of [taken, made]) {
    const { error } = await review('approveText', heldEdit);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.subjectId' });
  }
  const { error } = await act(two, 'createWikiPage', { title: 'TAKEN', markdown: 'A page' });
  expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.title' });
});

it('a page that is held is made once, however often its request and its approval are sent', async () => {
  const late = await newcomer();
  const input = { title: 'A late page', markdown: 'Text', idempotencyKey: 'late' };
  const { heldEdit } = await act(late, 'createWikiPage', input);
  expect((await act(late, 'createWikiPage', input)).heldEdit.id).toBe(heldEdit.id);
  const answers = await Promise.all([1, 2, 3].map(() => review('approveText', heldEdit)));
  const subjects = answers.flatMap(({ subject }) => subject ?? []);
  expect(subjects).toHaveLength(1);
  expect(subjects[0]).toMatchObject({ __typename: 'WikiPage', slug: 'a-late-page' });
  const { wikiPage, heldEdit: none } = await act(late, 'createWikiPage', input);
  expect([wikiPage.id, none]).toEqual([subjects[0].id, null]);
  expect(await wrongs(database)).toEqual([]);
});

it('an earlier text that a newcomer brings back is held as an edit', async () => {
  const page = await makePage();
  const edited = { pageId: page.id, basedOn: 1, markdown: 'Four' };
  const { contribution } = await act(ada, 'editWikiPage', edited);
  const { node } = await api.ask(
    `{ node(id: "${contribution.id}") { ... on WikiContribution { previous { id } } } }`,
  );
  const input = { pageId: page.id, basedOn: 2, revisionId: node.previous.id };
  const { wikiPage, heldEdit } = await act(await newcomer(), 'revertWikiPage', input);
  expect(wikiPage.body.markdown).toBe('Four');
  expect(heldEdit).toMatchObject({ newTitle: null, newMarkdown: LINES });
  expect((await review('approveText', heldEdit)).subject.body.markdown).toBe(LINES);
});

it('what could not be approved is refused at once', async () => {
  const page = await makePage();
  const input = { pageId: page.id, basedOn: 1, markdown: '[a]: https://x.example' };
  const { error, heldEdit } = await act(await newcomer(), 'editWikiPage', input);
  expect([error?.['code'], heldEdit]).toEqual(['BAD_USER_INPUT', null]);
});

it('an edit that waits goes with the name of its author', async () => {
  const page = await makePage();
  const late = await newcomer();
  const { heldEdit } = await act(late, 'renameWikiPage', { pageId: page.id, title: 'Gone' });
  await closeByOperator(database, { username: late.user.username, writing: 'ANONYMISE' });
  expect((await moderator.ask(`{ node(id: "${heldEdit.id}") { id } }`)).node).toBeNull();
});

it('its author withdraws an edit as long as it waits, and nobody else does', async () => {
  const page = await makePage();
  const [late, other] = [await newcomer(), await newcomer()];
  const withdraw = async (who: Member, heldEditId: string) => {
    const { data, errors } = await who.answer(
      'mutation ($input: WithdrawHeldEditInput!) { it: withdrawHeldEdit(input: $input) { withdrawnId viewer { heldTexts { totalCount } } } }',
      { input: { heldEditId } },
    );
    if (data?.it?.viewer) expect(data.it.viewer.heldTexts).toEqual({ totalCount: 0 });
    return data?.it?.withdrawnId ?? errors[0]?.extensions['code'];
  };
  const edit = async (title: string) =>
    (await act(late, 'renameWikiPage', { pageId: page.id, title })).heldEdit.id;
  const first = await edit('Withdrawn');
  const can = `{ node(id: "${first}") { id } viewer { can(action: HELD_EDIT_WITHDRAW, subjectId: "${first}") { isAllowed } } }`;
  expect((await late.ask(can)).viewer.can.isAllowed).toBe(true);
  expect((await moderator.ask(can)).viewer.can.isAllowed).toBe(false);
  expect(await withdraw(other, first)).toBe('NOT_FOUND');
  expect(await withdraw(moderator, first)).toBe('FORBIDDEN');
  expect(await withdraw(late, first)).toBe(first);
  expect(await withdraw(late, first)).toBe('NOT_FOUND');
  expect((await moderator.ask(`{ node(id: "${first}") { id } }`)).node).toBeNull();
  const second = await edit('Rejected');
  await review('rejectText', { id: second });
  expect(await withdraw(late, second)).toBe('FORBIDDEN');
  expect(await wrongs(database)).toEqual([]);
});
