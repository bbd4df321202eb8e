import { assertAllowed, notFound } from '../../../../access/assertions.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import type { WikiPageRow } from '../model.ts';
import { wikiPagesById } from '../service.ts';
import { lockCurrent, lockSlugs } from './queries.ts';
import { assertTitleFree } from './slugs.ts';

export interface ModerateWikiPage {
  readonly pageId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Takes a page away from everybody but moderators, with its history and its comments. Its title is free then.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function deleteWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return setDeleted(scope, input, true);
}

/**
 * Shows a deleted page again.
 *
 * @throws PublicError like `deleteWikiPage`; BAD_USER_INPUT also when another page has its title by now
 */
export function restoreWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return setDeleted(scope, input, false);
}

async function setDeleted(
  scope: Scope,
  input: ModerateWikiPage,
  isDeleted: boolean,
): Promise<WikiPageRow> {
  const argument = 'input.pageId';
  const action = isDeleted ? 'wikiPage.delete' : 'wikiPage.restore';
  const named = { id: input.pageId, argument, reason: input.reason };
  const { key, viewer: moderator, reason } = await assertMayWithReason(scope, action, named);
  await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    // Before the page: so does everybody who takes a title.
    if (!isDeleted) await lockSlugs(tx);
    const current = await lockCurrent(tx, key.id);
    if (current === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: { kind: 'WikiPage', ...current }, argument });
    const { id, title, isMerged } = current;
    if (!isDeleted && !isMerged) await assertTitleFree(tx, { id, title, argument });
    const data = { deletedAt: isDeleted ? new Date() : null };
    await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
    const kind = isDeleted ? 'DELETE' : 'RESTORE';
    await recordModeration(tx, { kind, moderator, subject: { kind: 'WikiPage', id }, reason });
  });
  const page = await wikiPagesById(scope).load(key.id);
  invariant(page !== null, 'moderators see every page');
  return page;
}
