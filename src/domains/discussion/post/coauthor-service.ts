import { assertMayTo, notFound, parseIdOf } from '../../../access/assertions.ts';
import type { Action } from '../../../access/rule.ts';
import { isModerator } from '../../../access/viewer.ts';
import type { Transaction } from '../../../db/database.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { inputError, PublicError } from '../../../lib/errors.ts';
import type { Scope } from '../../../request/scope.ts';
import { isHeldBack } from '../../moderation/log/newcomers.ts';
import { notify } from '../../people/notification/notify.ts';
import type { UserRow } from '../../people/user/model.ts';
import { usersById } from '../../people/user/service.ts';
import { withdrawVote } from '../vote/write/withdraw-vote.ts';
import { postLoaders } from './loaders.ts';
import type { PostRow } from './model.ts';
import { postsById } from './service.ts';
import { changePost } from './write/change.ts';
import { MAX_COAUTHORS, reread } from './write/content.ts';

/** Who is invited to a post and has not answered. Only its author and moderators see them. */
export async function invitedTo(scope: Scope, post: PostRow): Promise<UserRow[]> {
  const { viewer } = scope;
  if (viewer.kind === 'anonymous') return [];
  if (post.authorId !== viewer.id && !isModerator(viewer)) return [];
  const entries = await postLoaders(scope).invited.load(post.id);
  const people = await Promise.all(entries.map(({ userId }) => usersById(scope).load(userId)));
  return people.filter((person) => person !== null);
}

export interface Coauthor {
  readonly postId: string;
  /** The person's id, as the client gave it. */
  readonly userId: string;
}

/**
 * Invites a user to write a post together. They see it from now on, and are shown as a co-author once
 * they accept. A second invitation changes nothing. A newcomer whose texts are held for review can invite
 * nobody: the invitation would show the text to whom they choose.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function inviteCoauthor(scope: Scope, input: Coauthor): Promise<PostRow> {
  const action = 'post.inviteCoauthor';
  const { permission, userId } = await checkedCoauthor(scope, action, input);
  const change = { action, post: permission, class: 'create' } as const;
  const id = await changePost(scope, change, async (changing) => {
    const { tx, viewer, post } = changing;
    if (await isHeldBack(tx, { site: scope.site, viewer })) throw heldBack();
    await assertInvitable(tx, userId);
    if (userId === post.facts.authorId) {
      throw inputError('input.userId', 'The author of a post cannot be its co-author.');
    }
    const others = await tx.prisma.postCoauthor.findMany({ where: { postId: post.id } });
    if (others.some((other) => other.userId === userId)) return;
    if (others.length >= MAX_COAUTHORS) {
      throw inputError('input.userId', `A post can have at most ${MAX_COAUTHORS} co-authors.`);
    }
    const position = Math.max(-1, ...others.map((other) => other.position)) + 1;
    const [postId, actorId] = [post.id, viewer.id];
    const invitation = { postId, userId, position, invitedAt: new Date(), invitedById: actorId };
    await tx.prisma.postCoauthor.create({ data: { ...invitation, acceptedAt: null } });
    await notify(tx, { what: 'COAUTHOR_INVITED', postId, userId, actorId });
  });
  return reread(scope, id);
}

function heldBack(): PublicError {
  return new PublicError(
    'You can invite co-authors once a moderator has approved a text of yours.',
    {
      code: 'FORBIDDEN',
      argument: 'input.postId',
    },
  );
}

/** Takes a user off the co-authors of a post, or an invitation back. */
export async function removeCoauthor(scope: Scope, input: Coauthor): Promise<PostRow> {
  const action = 'post.removeCoauthor';
  const { permission, userId } = await checkedCoauthor(scope, action, input);
  const id = await changePost(scope, { action, post: permission }, async ({ tx, post }) => {
    await tx.prisma.postCoauthor.deleteMany({ where: { postId: post.id, userId } });
  });
  return reread(scope, id);
}

/**
 * Agrees to be a co-author: one is shown as such, and may change the post. Nobody votes on what they write, so
 * a vote from before is withdrawn.
 */
export async function acceptCoauthorship(scope: Scope, post: string): Promise<PostRow> {
  const action = 'post.acceptCoauthorship';
  const id = await changePost(scope, { action, post }, async ({ tx, viewer, post }) => {
    const where = { postId_userId: { postId: post.id, userId: viewer.id } };
    await tx.prisma.postCoauthor.update({ where, data: { acceptedAt: new Date() } });
    const { authorId } = post.facts;
    await withdrawVote(tx, { postId: post.id, authorId, voterId: viewer.id });
  });
  return reread(scope, id);
}

/** Declines to be a co-author, or is one no longer. Null when the post is not for them to see any more. */
export async function declineCoauthorship(scope: Scope, post: string): Promise<PostRow | null> {
  const action = 'post.declineCoauthorship';
  const id = await changePost(scope, { action, post }, async ({ tx, viewer, post }) => {
    await tx.prisma.postCoauthor.deleteMany({ where: { postId: post.id, userId: viewer.id } });
  });
  return postsById(scope).load(id);
}

function checkedCoauthor(scope: Scope, action: Action, { postId, userId }: Coauthor) {
  return checkAll({
    permission: () => assertMayTo(scope, action, { id: postId, argument: 'input.postId' }),
    userId: () => parseIdOf(scope, 'User', { id: userId, argument: 'input.userId' }),
  });
}

/** A closed account stays readable, but nobody would answer the invitation. */
async function assertInvitable(tx: Transaction, userId: string): Promise<void> {
  const where = { id: userId, closedAt: null };
  if ((await tx.prisma.user.count({ where })) === 0) throw notFound('input.userId');
}
