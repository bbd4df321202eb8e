import { assertAllowed, notFound } from '../../../../access/assertions.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import type { WikiPageRow } from '../model.ts';
import { wikiPagesById } from '../service.ts';
import { lockCurrent } from './queries.ts';

export interface ProtectWikiPageInput {
  readonly pageId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Lets only trusted people edit a page.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function protectWikiPage(scope: Scope, input: ProtectWikiPageInput): Promise<WikiPageRow> {
  return setProtected(scope, input, true);
}

/**
 * Lets everybody edit a protected page again.
 *
 * @throws PublicError like `protectWikiPage`
 */
export function unprotectWikiPage(scope: Scope, input: ProtectWikiPageInput): Promise<WikiPageRow> {
  return setProtected(scope, input, false);
}

async function setProtected(
  scope: Scope,
  input: ProtectWikiPageInput,
  isProtected: boolean,
): Promise<WikiPageRow> {
  const argument = 'input.pageId';
  const action = isProtected ? 'wikiPage.protect' : 'wikiPage.unprotect';
  const named = { id: input.pageId, argument, reason: input.reason };
  const { key, viewer: moderator, reason } = await assertMayWithReason(scope, action, named);
  await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    const current = await lockCurrent(tx, key.id);
    if (current === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: { kind: 'WikiPage', ...current }, argument });
    const { id } = current;
    const data = { protectedAt: isProtected ? new Date() : null };
    await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
    const kind = isProtected ? 'PROTECT' : 'UNPROTECT';
    await recordModeration(tx, { kind, moderator, subject: { kind: 'WikiPage', id }, reason });
  });
  const page = await wikiPagesById(scope).load(key.id);
  invariant(page !== null, 'moderators see every page');
  return page;
}
