import { isNonNullType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { servePages } from '../http/pages-fixture.ts';
import { send } from '../http/send.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database, app, ask } = api;
const pages = await servePages(database);

const ada = await member(api, 'ada', { displayName: 'Formerly', role: 'MODERATOR' });
const bob = await member(api, 'bob');
const post = await seed.post({ author: ada.user, title: 'Knots', text: 'A knot.' });
const comment = await seed.comment({ on: post, author: ada.user, text: 'A knot.' });
const reply = await seed.comment({ on: post, author: ada.user, parent: comment });
const page = await seed.wikiPage({ author: ada.user, title: 'Rope', text: 'A knot.' });
await seed.revision({ of: page, author: ada.user, text: 'A knot more.' });
await seed.contributor({ page, author: ada.user });
await seed.sequence({ author: ada.user, title: 'Bends', posts: [post] });
await database.prisma.moderationAction.create({
  data: {
    kind: 'LOCK',
    moderatorId: ada.user.id,
    moderatorName: 'Formerly',
    postId: post.id,
    reason: 'Heated',
  },
});
await database.prisma.notification.create({
  data: { userId: bob.user.id, actorId: ada.user.id, kind: 'REPLY', commentId: reply.id },
});
await database.prisma.userNote.create({
  data: {
    kind: 'WARNING',
    userId: bob.user.id,
    moderatorId: ada.user.id,
    moderatorName: 'Formerly',
    text: 'Stay calm.',
  },
});
await ada.ask(`mutation {
  updateProfile(input: { displayName: "Nowadays" }) { user { displayName } } }`);

const BY = '__typename authorName author { __typename displayName }';
const QUERY = `{
  posts { nodes { ${BY} revisions { nodes { ${BY} } } sequences { nodes { ${BY} } } } }
  comments { nodes { ${BY} ancestors { ${BY} } replies { nodes { ${BY} } } } }
  wikiPages { nodes {
    contributions { nodes { ${BY} } }
    contributors { nodes { __typename authorName user { __typename displayName } } } } }
  sequences { nodes { ${BY} } }
  user(username: "ada") { __typename displayName
    posts { nodes { ${BY} } } comments { nodes { ${BY} } } sequences { nodes { ${BY} } }
    wikiContributions { nodes { ${BY} } } }
  search(query: "knot") { nodes { ... on Post { ${BY} } ... on Comment { ${BY} } } }
  people: search(query: "nowadays") { edges { highlights { title } node { ... on User { username } } } }
  moderationLog { nodes { __typename moderatorName moderator { __typename displayName } } }
}`;

it('every name in the API is the one that the account has now', async () => {
  const answer = await ask(QUERY);
  const text = JSON.stringify(answer);

  expect(text).not.toContain('Formerly');
  expect(answer.people.edges).toEqual([
    { highlights: { title: '<mark>Nowadays</mark>' }, node: { username: 'ada' } },
  ]);
  const { notifications } = (
    await bob.ask(
      '{ viewer { notifications { nodes { actor { displayName } subject { ... on Comment { authorName } } } } } }',
    )
  ).viewer;
  expect(notifications.nodes).toEqual([
    { actor: { displayName: 'Nowadays' }, subject: { authorName: 'Nowadays' } },
  ]);
  const desk = await ada.ask(
    '{ viewer { userNotes { nodes { __typename moderatorName moderator { displayName } } } } }',
  );
  expect(JSON.stringify(desk)).not.toContain('Formerly');
  expect(namesIn({ answer, desk })).toEqual(nameFields());
});

it.each(['/users/ada', '/posts/knots', '/wiki/rope'])('the feed of %s has the name', async (at) => {
  const { text } = await send(app, { method: 'GET', path: `${at}/feed.atom`, headers: {} });

  expect(text).toContain('Nowadays');
  expect(text).not.toContain('Formerly');
});

it.each([
  '/users/ada',
  '/posts/knots',
  `/posts/knots/comments/${encodeGlobalId('Comment', comment.id)}`,
  '/sequences/bends',
])('the head of the page %s has the name', async (path) => {
  const { status, text } = await send(pages, {
    method: 'GET',
    path,
    headers: { accept: 'text/html' },
  });

  expect(status).toBe(200);
  expect(text).toContain('Nowadays');
  expect(text).not.toContain('Formerly');
});

it('a name without an account, and that of a tombstone, stay as they were recorded', async () => {
  await seed.post({ author: null, authorName: 'Imported', title: 'Old' });
  await database.prisma.comment.update({
    where: { id: comment.id },
    data: { deletedAt: new Date() },
  });
  const { old, knots } = await ask(`{
    old: post(slug: "old") { authorName }
    knots: post(slug: "knots") { comments(orderBy: OLDEST) { nodes { authorName } } } }`);

  expect(old.authorName).toBe('Imported');
  expect(knots.comments.nodes).toContainEqual({ authorName: '[deleted]' });
});

/** `Type.field` of each name in an answer. */
function namesIn(answer: unknown): string[] {
  const names = new Set<string>();
  JSON.stringify(answer, (_key, value: unknown) => {
    for (const field of Object.keys(value ?? {})) {
      const { __typename: type } = Object(value) as { readonly __typename?: string };
      if (/Name$/.test(field) && type !== undefined) names.add(`${type}.${field}`);
    }
    return value;
  });
  return [...names].sort();
}

/** `Type.field` of each field of the schema that shows somebody's name. */
function nameFields(): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name, type: answer }) => /Name$/.test(name) && isNonNullType(answer))
        .map(({ name }) => `${type.name}.${name}`),
    )
    .filter((field) => !field.startsWith('__'))
    .sort();
}
