import { expect, it } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { type Member, member, settle, wrongs } from '../support/members.ts';

const api = await openTestApi();
const { seed, database } = api;
const ada = await member(api, 'ada');
const bob = await member(api, 'bob');
const eve = await member(api, 'eve');
const SCORE = 'score voteCount author { karma }';

async function publishedPost() {
  const { id } = await seed.post({ author: ada.user });
  await settle(database);
  return encodeGlobalId('Post', id);
}

async function run(who: Member, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { errors } = await who.answer(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { clientMutationId } }`,
    { input },
  );
  return errors[0]?.extensions['code'] ?? 'OK';
}

const vote = (who: Member, subject: string, direction: string) =>
  run(who, 'vote', { subjectId: subject, direction, strength: 'SMALL' });

const invite = (post: string) =>
  run(ada, 'inviteCoauthor', { postId: post, userId: encodeGlobalId('User', bob.user.id) });

async function seen(who: Member, post: string) {
  return (
    await who.ask(`{ node(id: "${post}") { ... on Post { ${SCORE} viewerVote { value } } } }`)
  ).node;
}

it.each(['UP', 'DOWN'])(
  'a vote %s that was cast before one becomes a co-author is withdrawn, with its karma',
  async (direction) => {
    const post = await publishedPost();
    const before = await seen(bob, post);
    expect(await vote(bob, post, direction)).toBe('OK');
    expect(await vote(eve, post, 'UP')).toBe('OK');
    const withEve = { score: 1, voteCount: 1, author: { karma: before.author.karma + 1 } };
    expect(await seen(bob, post)).not.toMatchObject(withEve);

    await invite(post);
    expect(await run(bob, 'acceptCoauthorship', { postId: post })).toBe('OK');

    expect(await seen(bob, post)).toEqual({ ...withEve, viewerVote: null });
    expect((await seen(eve, post)).viewerVote).toEqual({ value: 1 });
    expect(await vote(bob, post, 'UP')).toBe('FORBIDDEN');
    expect(await wrongs(database)).toEqual([]);
  },
);

it('an invitation alone keeps nobody from voting', async () => {
  const post = await publishedPost();
  await invite(post);

  expect(await vote(bob, post, 'DOWN')).toBe('OK');

  expect(await run(bob, 'declineCoauthorship', { postId: post })).toBe('OK');
  expect((await seen(bob, post)).score).toBeLessThan(0);
  expect(await wrongs(database)).toEqual([]);
});
