import type { Action } from '../../../../access/rule.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import type { ModerationKind } from '../../../moderation/log/model.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import {
  type ApproveTextInput,
  assertRead,
  type RejectTextInput,
} from '../../../moderation/log/review.ts';
import { notify } from '../../../people/notification/notify.ts';
import { POST_PUBLISHED } from '../events.ts';
import type { PostRow } from '../model.ts';
import { type Changing, changePost } from './change.ts';
import { reread } from './content.ts';
import { countPostShown, touchPost } from './queries.ts';
import { currentVersion } from './versions.ts';
import { postRemoved, postRestored } from './visibility.ts';

export interface ModeratePost {
  readonly postId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Takes a post away from all but its authors and moderators.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * UNAUTHENTICATED
 */
export function hidePost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.hide', kind: 'HIDE' }, async (changing) => {
    await change(changing, { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' });
    if (isPublicUnlessHidden(changing)) await postRemoved(changing.tx, changing.post.id);
  });
}

/** Shows a hidden post again. */
export function unhidePost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.unhide', kind: 'UNHIDE' }, async (changing) => {
    await change(changing, { hiddenAt: null, hiddenWhy: null });
    if (isPublicUnlessHidden(changing)) await postRestored(changing.tx, changing.post.id);
  });
}

/** Shows a post that was held for review to all, as of now: nobody has seen it before. */
export function approvePost(scope: Scope, input: ApproveTextInput): Promise<PostRow> {
  return review(scope, { ...input, kind: 'APPROVE' }, async (changing) => {
    const { tx, viewer, post } = changing;
    assertRead(input, post.heldAt);
    const publishedAt = new Date();
    const isPublic = isPublicUnlessHidden(changing);
    await change(changing, {
      ...{ hiddenAt: null, hiddenWhy: null },
      ...(isPublic ? { publishedAt } : {}),
    });
    if (!isPublic) return;
    await countPostShown(tx, post.id, 1);
    await touchPost(tx, post.id, publishedAt);
    await recordEvent(tx, POST_PUBLISHED, { postId: post.id });
    const { markdown } = await currentVersion(tx, post);
    // Who wrote it did it, in the eyes of all others.
    const actorId = post.facts.authorId ?? viewer.id;
    await notify(tx, { what: 'POST_PUBLISHED', postId: post.id, actorId, markdown });
  });
}

/** Leaves a post hidden that was held for review. */
export function rejectPost(scope: Scope, input: RejectTextInput): Promise<PostRow> {
  return review(scope, { ...input, kind: 'HIDE' }, (changing) =>
    change(changing, { hiddenWhy: 'HIDDEN' }),
  );
}

/** Closes a post to comments. */
export function lockPost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.lock', kind: 'LOCK' }, (changing) =>
    change(changing, { lockedAt: new Date() }),
  );
}

/** Opens a locked post to comments again. */
export function unlockPost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.unlock', kind: 'UNLOCK' }, (changing) =>
    change(changing, { lockedAt: null }),
  );
}

/** Puts a post on the front page, above all others. */
export function pinPost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.pin', kind: 'PIN' }, (changing) =>
    change(changing, { pinnedAt: new Date() }),
  );
}

export function unpinPost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.unpin', kind: 'UNPIN' }, (changing) =>
    change(changing, { pinnedAt: null }),
  );
}

/** Recommends a post to all. */
export function curatePost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.curate', kind: 'CURATE' }, (changing) =>
    change(changing, { curatedAt: new Date() }),
  );
}

export function uncuratePost(scope: Scope, input: ModeratePost): Promise<PostRow> {
  return act(scope, { ...input, action: 'post.uncurate', kind: 'UNCURATE' }, (changing) =>
    change(changing, { curatedAt: null }),
  );
}

interface Act extends ModeratePost {
  readonly action: Action;
  readonly kind: ModerationKind;
  readonly argument?: string;
}

function review(
  scope: Scope,
  { subjectId, reason, kind }: RejectTextInput & Pick<Act, 'kind'>,
  work: (changing: Changing) => Promise<void>,
): Promise<PostRow> {
  return act(
    scope,
    { action: 'text.review', kind, postId: subjectId, argument: 'input.subjectId', reason },
    work,
  );
}

async function act(
  scope: Scope,
  { action, kind, postId, argument = 'input.postId', reason }: Act,
  work: (changing: Changing) => Promise<void>,
): Promise<PostRow> {
  const subject = { id: postId, argument, reason };
  const { reason: why, ...permission } = await assertMayWithReason(scope, action, subject);
  const id = await changePost(scope, { action, post: permission, argument }, async (changing) => {
    await work(changing);
    const { tx, viewer: moderator } = changing;
    const subject = { kind: 'Post', id: changing.post.id } as const;
    await recordModeration(tx, { kind, moderator, subject, reason: why });
    await notify(tx, { what: 'MODERATED', subject, actorId: moderator.id });
  });
  return reread(scope, id);
}

async function change({ tx, post }: Changing, data: Prisma.PostUpdateInput): Promise<void> {
  await tx.prisma.post.update({ where: { id: post.id }, data, select: { id: true } });
}

/** Whether the post is public as long as moderators do not hide it. */
function isPublicUnlessHidden({ post: { facts } }: Changing): boolean {
  return facts.isPublished && !facts.isDeleted;
}
