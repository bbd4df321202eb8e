import { assertMayTo, notFound, parseIdOf } from '../../../access/assertions.ts';
import type { Action } from '../../../access/rule.ts';
import type { Transaction } from '../../../db/database.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { inputError } from '../../../lib/errors.ts';
import { connection } from '../../../loaders/connection.ts';
import type { Scope } from '../../../request/scope.ts';
import { topicsOf } from '../../wiki/page/service.ts';
import type { PostRow } from './model.ts';
import { isPublic } from './policy.ts';
import { countInTopic, lockTopic, rateTopic } from './topic-queries.ts';
import { pointsOf, type RelevanceVote } from './topic-votes.ts';
import { changePost } from './write/change.ts';
import { MAX_TOPICS, reread } from './write/content.ts';

export interface Filing {
  readonly postId: string;
  /** The id of a wiki page, as the client gave it. */
  readonly topicId: string;
}

/** A post and one of its topics after a write. */
export interface Filed {
  readonly post: PostRow;
  readonly topicId: string;
}

/**
 * Adds a topic to a post; has no effect if the post has it already. The user who adds it finds it
 * relevant, which is the first vote.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function addTopic(scope: Scope, input: Filing): Promise<Filed> {
  const action = 'post.addTopic';
  const { permission, topicId } = await checkedFiling(scope, action, input);
  const change = { action, post: permission, class: 'create' } as const;
  const id = await changePost(scope, change, async ({ tx, viewer, post }) => {
    if (!(await lockTopic(tx, topicId))) throw notFound('input.topicId');
    const filed = { postId: post.id, topicId };
    if (await isFiled(tx, filed)) return;
    await assertRoom(tx, post.id);
    await tx.prisma.postTopic.create({ data: { ...filed, relevance: 0 } });
    await rateTopic(tx, { ...filed, voterId: viewer.id, value: pointsOf('MORE') });
    if (isPublic(post.facts)) await countInTopic(tx, topicId, 1);
  });
  return { post: await reread(scope, id), topicId };
}

/** Takes a post out of a topic, with the votes on it. Nothing is done when it is not there. */
export async function removeTopic(scope: Scope, input: Filing): Promise<Filed> {
  const action = 'post.removeTopic';
  const { permission, topicId } = await checkedFiling(scope, action, input);
  const id = await changePost(scope, { action, post: permission }, async ({ tx, post }) => {
    const where = { postId: post.id, topicId };
    const { count } = await tx.prisma.postTopic.deleteMany({ where });
    await tx.prisma.topicVote.deleteMany({ where });
    if (count > 0 && isPublic(post.facts)) await countInTopic(tx, topicId, -1);
  });
  return { post: await reread(scope, id), topicId };
}

export interface VoteTopicRelevanceInput extends Filing {
  readonly vote: RelevanceVote;
}

/** Says that a topic is more or less relevant for a post, in place of what one said before. */
export async function voteTopicRelevance(
  scope: Scope,
  { vote, ...input }: VoteTopicRelevanceInput,
): Promise<Filed> {
  const action = 'post.voteTopic';
  const { permission, topicId } = await checkedFiling(scope, action, input);
  const change = { action, post: permission, class: 'vote' } as const;
  const id = await changePost(scope, change, async ({ tx, viewer, post }) => {
    const filed = { postId: post.id, topicId };
    if (!(await isFiled(tx, filed))) throw notFound('input.topicId');
    await rateTopic(tx, { ...filed, voterId: viewer.id, value: pointsOf(vote) });
  });
  return { post: await reread(scope, id), topicId };
}

/** A topic with its place among those of the post; null when it is not for the viewer to see. */
export async function edgeOfTopic(scope: Scope, { post, topicId }: Filed) {
  const topics = connection({ ...topicsOf(scope, { first: 100 }), parentId: post.id });
  const { rows } = await topics.page();
  const row = rows.find(({ id }) => id === topicId);
  return row === undefined ? null : { row, connection: topics };
}

/** Votes for the topic less votes against it; null when the post is not filed there. */
export async function relevanceOf(scope: Scope, filed: Filed): Promise<number | null> {
  const edge = await edgeOfTopic(scope, filed);
  return edge?.row.relevance ?? null;
}

function checkedFiling(scope: Scope, action: Action, { postId, topicId }: Filing) {
  return checkAll({
    permission: () => assertMayTo(scope, action, { id: postId, argument: 'input.postId' }),
    topicId: () => parseIdOf(scope, 'WikiPage', { id: topicId, argument: 'input.topicId' }),
  });
}

type PostAndTopic = { readonly postId: string; readonly topicId: string };

async function isFiled(tx: Transaction, where: PostAndTopic): Promise<boolean> {
  return (await tx.prisma.postTopic.count({ where })) > 0;
}

async function assertRoom(tx: Transaction, postId: string): Promise<void> {
  const count = await tx.prisma.postTopic.count({ where: { postId } });
  if (count >= MAX_TOPICS) {
    throw inputError('input.topicId', `A post can have at most ${MAX_TOPICS} topics.`);
  }
}
