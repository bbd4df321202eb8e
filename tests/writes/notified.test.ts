import { beforeEach, expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle } from '../support/members.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const mod = await member(api, 'mod', { role: 'MODERATOR' });
const page = await seed.wikiPage({ author: ada.user, text: 'One.' });
const onPage = encodeGlobalId('WikiPage', page.id);
await settle(database);

beforeEach(async () => {
  await database.prisma.notification.deleteMany();
});

/** Of what somebody was told and has not read. */
async function kinds(who: Member): Promise<string[]> {
  const { viewer } = await who.ask('{ viewer { notifications { nodes { kind } } } }');
  return viewer.notifications.nodes.map(({ kind }: { kind: string }) => kind);
}

const follow = (who: Member, subject: string) =>
  who.ask(`mutation { follow(input: { subjectId: "${subject}" }) { subject { __typename } } }`);

async function draft(who: Member, markdown: string): Promise<string> {
  const { createPost } = await who.ask(
    'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }',
    { input: { title: 'On clocks', markdown } },
  );
  return createPost.post.id;
}

const publish = (who: Member, post: string) =>
  who.ask(`mutation { publishPost(input: { postId: "${post}" }) { post { id } } }`);

it('who follows a person hears of a post when it is published, and not before', async () => {
  await follow(bob, encodeGlobalId('User', ada.user.id));
  const post = await draft(ada, 'They go round.');
  expect(await kinds(bob)).toEqual([]);
  await publish(ada, post);
  expect(await kinds(bob)).toEqual(['POST']);
});

it('whom a published post comes to mention is told when it is edited', async () => {
  const post = await draft(ada, 'They go round.');
  await publish(ada, post);
  await database.prisma.notification.deleteMany();
  const input = { postId: post, basedOn: 1, markdown: 'They go round, says @bob.' };
  await ada.ask(
    'mutation ($input: UpdatePostInput!) { updatePost(input: $input) { post { id } } }',
    { input },
  );
  expect(await kinds(bob)).toEqual(['MENTION']);
});

it('who is asked to be a co-author is told', async () => {
  const post = await draft(ada, 'They go round.');
  const user = encodeGlobalId('User', bob.user.id);
  await ada.ask(
    `mutation { inviteCoauthor(input: { postId: "${post}", userId: "${user}" }) { post { id } } }`,
  );
  expect(await kinds(bob)).toEqual(['INVITATION']);
});

it('who follows a page hears of an edit', async () => {
  await follow(bob, onPage);
  const input = { pageId: onPage, basedOn: 1, markdown: 'One and two.' };
  await ada.ask(
    'mutation ($input: EditWikiPageInput!) { editWikiPage(input: $input) { wikiPage { id } } }',
    { input },
  );
  expect(await kinds(bob)).toEqual(['EDIT']);
});

it('whose post or comment a moderator hides is told', async () => {
  const post = await draft(bob, 'They go round.');
  await publish(bob, post);
  const { createComment } = await bob.ask(
    'mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id } } }',
    { input: { subjectId: post, markdown: 'And round.' } },
  );
  const { id } = createComment.comment;
  await mod.ask(
    `mutation { hideComment(input: { commentId: "${id}", reason: "Off topic" }) { comment { id } } }`,
  );
  await mod.ask(
    `mutation { hidePost(input: { postId: "${post}", reason: "Off topic" }) { post { id } } }`,
  );
  expect(await kinds(bob)).toEqual(['MODERATION', 'MODERATION']);
});
