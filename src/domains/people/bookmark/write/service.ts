import { v7 } from 'uuid';
import { assertMayTo } from '../../../../access/assertions.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { propertyOf } from '../../subject/model.ts';
import { bookmarkOf, bookmarks } from '../service.ts';

/** What was bookmarked, or is no longer. */
export interface Bookmarked {
  readonly subject: NodeKey;
}

/**
 * Bookmarks a thing; one that is bookmarked stays so.
 *
 * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function addBookmark(scope: Scope, subject: string): Promise<Bookmarked> {
  const { key, viewer } = await bookmarkable(scope, subject);
  const data = { userId: viewer.id, [propertyOf(key)]: key.id };
  await write({ scope, viewer, class: 'edit' }, async (tx) => {
    if ((await tx.prisma.bookmark.count({ where: data })) > 0) return;
    await tx.prisma.bookmark.create({ data: { id: v7(), ...data } });
  });
  return { subject: key };
}

/** Takes a bookmark off; where there is none, nothing is done. */
export async function removeBookmark(scope: Scope, subject: string): Promise<Bookmarked> {
  const { key, viewer } = await bookmarkable(scope, subject);
  const where = { userId: viewer.id, [propertyOf(key)]: key.id };
  await write({ scope, viewer, class: 'edit' }, (tx) => tx.prisma.bookmark.deleteMany({ where }));
  return { subject: key };
}

/** The new bookmark with its place in the viewer's list. */
export async function edgeOfBookmark(scope: Scope, { subject }: Bookmarked) {
  const row = await bookmarkOf(scope, subject.id);
  const connection = bookmarks(scope, {});
  invariant(row !== null && connection !== null, 'what was bookmarked a moment ago is so');
  return { row, connection };
}

function bookmarkable(scope: Scope, subject: string) {
  return assertMayTo(scope, 'bookmark.keep', { id: subject, argument: 'input.subject' });
}
