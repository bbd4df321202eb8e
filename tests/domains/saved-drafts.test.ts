import { describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;
const ada = await member(api, 'ada');
const grace = await member(api, 'grace');
const boss = await member(api, 'boss', { role: 'ADMIN' });

const DRAFT = 'viewerDraft { version basedOn title markdown linkUrl savedAt }';
const CONFLICT = `userErrors { __typename code message path
  ... on EditConflict { base theirs merged version } }`;

const save = async (who: Member, input: object) =>
  (
    await who.answer(
      `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { post { title ${DRAFT} } ${CONFLICT} } }`,
      { input },
    )
  ).data;

const draftOf = async (who: Pick<Member, 'ask'>, id: string) =>
  (await who.ask(`query ($id: ID!) { node(id: $id) { ... on Post { ${DRAFT} } } }`, { id })).node
    ?.viewerDraft;

async function newPost(more: object = {}) {
  const post = await seed.post({ author: ada.user, text: 'One line.', more });
  return { ...post, id: encodeGlobalId('Post', post.id), key: post.id };
}

describe('saveDraft', () => {
  it('stores an unfinished text beside the post, for its writer alone', async () => {
    const post = await newPost();
    await seed.coauthor({ ...post, id: post.key }, grace.user, { acceptedAt: new Date() });
    const input = { postId: post.id, basedOn: 1, title: '', markdown: 'One line, and' };
    const { saveDraft } = await save(ada, input);
    expect(saveDraft).toMatchObject({
      userErrors: [],
      post: {
        title: post.title,
        viewerDraft: { version: 1, title: '', markdown: 'One line, and' },
      },
    });
    expect(await draftOf(ada, post.id)).toMatchObject({ version: 1, basedOn: 1, linkUrl: null });
    for (const other of [grace, boss, api]) expect(await draftOf(other, post.id)).toBeNull();
    const revisions = await database.prisma.revision.count({ where: { postId: post.key } });
    expect(revisions).toBe(1);
  });

  it('refuses to replace what another window saved, and returns both texts', async () => {
    const post = await newPost();
    const text = (markdown: string) => ({ postId: post.id, basedOn: 1, title: 'T', markdown });
    await save(ada, text('One line here.'));
    const { saveDraft } = await save(ada, text('One line there.'));
    expect(saveDraft.post).toBeNull();
    expect(saveDraft.userErrors).toEqual([
      {
        __typename: 'EditConflict',
        code: 'EDIT_CONFLICT',
        message: 'You saved this draft in another window.',
        path: ['input', 'replaces'],
        base: 'One line.',
        theirs: 'One line here.',
        merged: expect.stringContaining('<<<<<<< yours\nOne line there.'),
        version: 1,
      },
    ]);
    const second = await save(ada, { ...text('Both.'), replaces: 1 });
    expect(second.saveDraft.post.viewerDraft).toMatchObject({ version: 2, markdown: 'Both.' });
    const late = await save(ada, { ...text('Late.'), replaces: 1 });
    expect(late.saveDraft.userErrors).toMatchObject([{ code: 'EDIT_CONFLICT', version: 2 }]);
  });

  it('ends with the change that contains it, but a newer one stays', async () => {
    const post = await newPost();
    const update = (draftVersion: number, markdown: string, basedOn: number) =>
      ada.ask(
        `mutation ($input: UpdatePostInput!) {
          updatePost(input: $input) { post { ${DRAFT} } userErrors { message } }
        }`,
        { input: { postId: post.id, basedOn, markdown, draftVersion } },
      );
    await save(ada, { postId: post.id, basedOn: 1, title: 'T', markdown: 'A' });
    await save(ada, { postId: post.id, basedOn: 1, title: 'T', markdown: 'AB', replaces: 1 });
    const early = await update(1, 'A', 1);
    expect(early.updatePost.post.viewerDraft).toMatchObject({ version: 2, markdown: 'AB' });
    const last = await update(2, 'AB', 2);
    expect(last.updatePost).toEqual({ post: { viewerDraft: null }, userErrors: [] });
    // The other window does not know that.
    const stale = { postId: post.id, basedOn: 1, title: 'T', markdown: 'ABC', replaces: 2 };
    const { saveDraft } = await save(ada, stale);
    expect(saveDraft.userErrors).toMatchObject([{ code: 'EDIT_CONFLICT', theirs: 'AB' }]);
  });

  it('is for those who may edit the post, and checks lengths', async () => {
    const post = await newPost();
    const input = { postId: post.id, basedOn: 1, title: 'T', markdown: 'A' };
    expect((await save(grace, input)).saveDraft.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const draft = await newPost({ publishedAt: null });
    const { saveDraft } = await save(grace, { ...input, postId: draft.id });
    expect(saveDraft.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const long = { ...input, title: 'x'.repeat(301), markdown: 'x'.repeat(200_001) };
    expect((await save(ada, long)).saveDraft.userErrors).toMatchObject([
      { path: ['input', 'title'] },
      { path: ['input', 'markdown'] },
    ]);
    const future = await save(ada, { ...input, basedOn: 9 });
    expect(future.saveDraft.userErrors).toMatchObject([{ message: 'This post has no version 9.' }]);
  });
});

describe('discardDraft', () => {
  it('deletes the draft of this number', async () => {
    const post = await newPost();
    await save(ada, { postId: post.id, basedOn: 1, title: 'T', markdown: 'A' });
    const discard = (version: number) =>
      ada.ask(
        `mutation ($input: DiscardDraftInput!) {
          discardDraft(input: $input) { post { ${DRAFT} } userErrors { message } }
        }`,
        { input: { postId: post.id, version } },
      );
    expect((await discard(2)).discardDraft.post.viewerDraft).toMatchObject({ version: 1 });
    expect((await discard(1)).discardDraft).toEqual({
      post: { viewerDraft: null },
      userErrors: [],
    });
  });
});
