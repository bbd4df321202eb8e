import {
  assertAllowed,
  notFound,
  type PermittedSubject,
  permittedSubject,
} from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { Transaction } from '../../../../db/database.ts';
import type { Scope } from '../../../../request/scope.ts';
import { type WriteOptions, write } from '../../../../writes/write.ts';
import type { PostRowForUpdate } from './content.ts';
import { lockPost } from './queries.ts';

interface Change {
  readonly action: Action;
  /** The post's id, as the client gave it; or what `assertMayTo` returned for it. */
  readonly post: string | PermittedSubject;
  /** The argument that names it. Default: `input.postId`. */
  readonly argument?: string;
  readonly class?: WriteOptions['class'];
}

/** What a change of a post is done with. */
export interface Changing {
  readonly tx: Transaction;
  readonly viewer: MemberViewer;
  readonly post: PostRowForUpdate;
}

/**
 * What all changes of a post have in common: who may, the lock of the post, and the same question again,
 * of what the post is like once nobody else can change it. Returns the post's key.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function changePost(
  scope: Scope,
  { action, post, argument = 'input.postId', class: writeClass = 'edit' }: Change,
  work: (changing: Changing) => Promise<void>,
): Promise<string> {
  const { key, viewer } = await permittedSubject(scope, action, { subject: post, argument });
  await write({ scope, viewer, class: writeClass }, async (tx) => {
    const locked = await lockPost(tx, key.id, viewer);
    if (locked === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: locked.facts, argument });
    await work({ tx, viewer, post: locked });
  });
  return key.id;
}

/** Moderators approve what they read: a changed post that waits for review waits from then on. */
export async function holdAgain({ tx, post }: Changing, at: Date): Promise<void> {
  if (!post.facts.isHeld) return;
  const data = { hiddenAt: at };
  await tx.prisma.post.update({ where: { id: post.id }, data, select: { id: true } });
}
