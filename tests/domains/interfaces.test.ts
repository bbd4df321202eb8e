import { expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { seed, database, statements } = api;

const ada = await member(api, 'ada');
const bob = await seed.user('bob');
const post = await seed.post({ author: bob, title: 'Knots', more: { score: 3 } });
const comment = await seed.comment({ on: post, author: ada.user });
await seed.comment({ on: post, author: bob, parent: comment });
const page = await seed.wikiPage({ title: 'Ropes' });
await seed.comment({ on: page, author: bob });
await seed.vote({ by: ada.user, on: post });
for (const subject of [{ postId: post.id }, { commentId: comment.id }, { wikiPageId: page.id }]) {
  await database.prisma.bookmark.create({ data: { userId: ada.user.id, ...subject } });
}

const AUTHORED = 'author { username } authorName';
const VOTABLE = 'score viewerVote { value }';
const COMMENTABLE = `commentCount viewerLastReadAt unreadCommentCount
  comments(first: 2) { nodes { body { text } author { username } } }`;

/** The same fields of bookmarks, by the interfaces and by the types. */
const BY_INTERFACES = `nodes { __typename id viewerHasBookmarked
  ... on Authored { ${AUTHORED} } ... on Votable { ${VOTABLE} }
  ... on Commentable { ${COMMENTABLE} } ... on Followable { viewerIsFollowing } }`;
const SHARED = 'viewerHasBookmarked viewerIsFollowing';
const BY_TYPES = `nodes { __typename ... on Node { id }
  ... on Post { ${SHARED} ${AUTHORED} ${VOTABLE} ${COMMENTABLE} }
  ... on Comment { ${SHARED} ${AUTHORED} ${VOTABLE} } ... on WikiPage { ${SHARED} ${COMMENTABLE} } }`;

/** The answer, and the statements that the compiled operation sends. */
async function read(selection: string) {
  const query = `{ viewer { bookmarks { ${selection} } } }`;
  const answers = [];
  for (let run = 0; run < 4; run += 1) {
    statements.clear();
    answers.push((await ada.ask(query)).viewer.bookmarks.nodes);
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return { nodes: answers[0], sent: statements.names().toSorted() };
}

it('reads by interfaces what it reads by types, in the same statements', async () => {
  const byInterfaces = await read(BY_INTERFACES);
  const byTypes = await read(BY_TYPES);
  expect(byInterfaces.nodes).toEqual(byTypes.nodes);
  expect(byInterfaces.sent).toEqual(byTypes.sent);
  expect(byInterfaces.nodes).toMatchObject([
    { __typename: 'WikiPage', viewerHasBookmarked: true, comments: { nodes: [{}] } },
    { __typename: 'Comment', viewerHasBookmarked: true, author: { username: 'ada' } },
    { __typename: 'Post', score: 4, viewerVote: { value: 1 }, comments: { nodes: [{}, {}] } },
  ]);
});

it('plans a node of an interface like one of its type', async () => {
  const { node } = await ada.ask(
    '{ viewer { bookmarks(last: 1) { nodes { id } } } node: post(slug: "knots") { id } }',
  );
  const names = async (type: string) => {
    const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { ${COMMENTABLE} } } }`;
    statements.clear();
    const answer = (await ada.ask(query, { id: node.id })).node;
    return { answer, sent: statements.names().toSorted() };
  };
  expect(await names('Commentable')).toEqual(await names('Post'));
});
