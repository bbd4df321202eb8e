import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { member, settle } from '../support/members.ts';

const api = await openTestApi();
const ada = await member(api, 'ada');
await settle(api.database);

const TEXT = '# Section\n\nSee the note[^1] and [[#Section]].\n\n[^1]: A note.';

/** The ids in a text, and what its links within it name. */
function idsOf(html: string) {
  return [...html.matchAll(/ (?:id="|href="#)([^"]+)"/g)].map(([, id]) => id);
}

interface Written {
  readonly id: string;
  readonly body: { readonly html: string };
}

/** What a mutation gives back of what it wrote. */
async function write(field: string, what: string, input: Readonly<Record<string, unknown>>) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const data = await ada.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${what} { id body { html } } } }`,
    { input },
  );
  return data[field][what] as Written;
}

const EDITED = `First a line.\n\n${TEXT}\n\nThen another.`;

it('ids of headings and notes of a wiki page survive an edit and a new title', async () => {
  const made = await write('createWikiPage', 'wikiPage', { title: 'Ids', markdown: TEXT });
  const edited = await write('editWikiPage', 'wikiPage', {
    pageId: made.id,
    basedOn: 1,
    markdown: EDITED,
  });
  const renamed = await write('renameWikiPage', 'wikiPage', { pageId: made.id, title: 'More ids' });

  expect(idsOf(made.body.html)).toHaveLength(6);
  expect(idsOf(edited.body.html)).toEqual(idsOf(made.body.html));
  expect(idsOf(renamed.body.html)).toEqual(idsOf(made.body.html));
});

it('ids in a post and in a comment survive an edit, and differ', async () => {
  const post = await write('createPost', 'post', { title: 'Ids', markdown: TEXT, kind: 'ARTICLE' });
  await write('publishPost', 'post', { postId: post.id });
  const comment = await write('createComment', 'comment', { subjectId: post.id, markdown: TEXT });
  const editedPost = await write('updatePost', 'post', {
    postId: post.id,
    basedOn: 1,
    markdown: EDITED,
  });
  const editedComment = await write('editComment', 'comment', {
    commentId: comment.id,
    markdown: EDITED,
  });

  expect(idsOf(editedPost.body.html)).toEqual(idsOf(post.body.html));
  expect(idsOf(editedComment.body.html)).toEqual(idsOf(comment.body.html));
  const shared = idsOf(post.body.html).filter((id) => idsOf(comment.body.html).includes(id));
  expect(shared).toEqual([]);
});
