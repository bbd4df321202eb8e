import { parseHTML } from 'linkedom';
import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { examine } from '../../src/upkeep/doctor.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { member, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { app, ask, database } = api;
const ada = await member(api, 'ada');

const MARKDOWN =
  'Who opened the cellar?\n\n>! The gardener with $k^2$ keys.\n\nCount $\\alpha^2$ doors.';
const SHOWN = 'Who opened the cellar? [spoiler] Count α² doors.';
const SECRET = 'gardener';

const { createPost } = await ada.ask(
  'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
  { input: { title: 'A riddle', markdown: MARKDOWN } },
);
const { id } = createPost.post;
const { publishPost } = await ada.ask(
  `mutation { publishPost(input: { postId: "${id}" }) { post { slug } } }`,
);
const { slug } = publishPost.post;
await ada.ask(
  'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
  { input: { subjectId: id, markdown: MARKDOWN } },
);
await ada.ask(
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { clientMutationId } }',
  { input: { bio: MARKDOWN } },
);

const TEXTS = `{
  post(slug: "${slug}") { body { excerpt text long: excerpt(length: 1000) }
    comments { nodes { body { excerpt text long: excerpt(length: 1000) } } } }
  user(username: "ada") { bio { excerpt text long: excerpt(length: 1000) } }
}`;

it('excerpts hide spoilers and show formulas without TeX; the text has all of it', async () => {
  const { post, user } = await ask(TEXTS);
  for (const { excerpt, long, text } of [post.body, post.comments.nodes[0].body, user.bio]) {
    expect(excerpt).toBe(SHOWN);
    expect(long).toBe(SHOWN);
    expect(text).toContain(SECRET);
    expect(text).toContain('$\\alpha^2$');
  }
});

it('a search finds the words of a spoiler, and its snippets do not show them', async () => {
  const { search } = await ask(
    `{ search(query: "${SECRET}") { edges { highlights { snippet } node { __typename } } } }`,
  );
  const kinds = search.edges.map((edge: { node: { __typename: string } }) => edge.node.__typename);
  expect(kinds.toSorted()).toEqual(['Comment', 'Post', 'User']);
  const { search: doors } = await ask(
    '{ search(query: "doors") { edges { highlights { snippet } } } }',
  );
  for (const { highlights } of [...search.edges, ...doors.edges]) {
    expect(highlights.snippet).not.toContain(SECRET);
    expect(highlights.snippet).toContain('[spoiler]');
    expect(highlights.snippet).toContain('α²');
  }
});

it.each([`/posts/${slug}`, '/users/ada', `/posts/${slug}/feed.atom`, '/users/ada/feed.atom'])(
  '%s does not say what a spoiler says',
  async (path) => {
    const { status, text } = await send(app, { method: 'GET', path });
    expect(status).toBe(200);
    expect(text).toContain('[spoiler]');
    expect(withoutBody(text)).not.toContain(SECRET);
  },
);

/** What other sites and programs show of a page: all but the texts, whose spoilers the page covers. */
function withoutBody(text: string): string {
  if (!text.startsWith('<!doctype html>')) return text;
  const { document } = parseHTML(text);
  for (const part of document.querySelectorAll('.spoiler, #handed-over')) part.remove();
  return document.toString();
}

it('doctor makes the previews of texts that an earlier release wrote', async () => {
  await database.execute('test.forget', sql`update comments set preview = null`);
  await database.execute('test.forget', sql`update revisions set preview = 'something else'`);
  expect(await wrongs(database)).toContainEqual(
    expect.objectContaining({ name: 'previews of texts', wrong: 2 }),
  );
  for await (const _ of examine(database, { fix: true }));
  expect(await wrongs(database)).toEqual([]);
  const { post } = await ask(TEXTS);
  expect(post.body.excerpt).toBe(SHOWN);
  expect(post.comments.nodes[0].body.excerpt).toBe(SHOWN);
});
