import { assertAllowed, notFound } from '../../../../access/assertions.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import type { WikiContributionRow } from '../model.ts';
import { wikiContributionById } from '../service.ts';
import { lockVersion } from './queries.ts';

export interface ModerateWikiContribution {
  readonly contributionId: string;
  /** For the public log. */
  readonly reason: string;
}

/**
 * Takes what an earlier version says away from all but moderators. Later versions are as they were.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export function hideWikiContribution(
  scope: Scope,
  input: ModerateWikiContribution,
): Promise<WikiContributionRow> {
  return setHidden(scope, input, true);
}

/**
 * Shows what a hidden version says again.
 *
 * @throws PublicError like `hideWikiContribution`
 */
export function unhideWikiContribution(
  scope: Scope,
  input: ModerateWikiContribution,
): Promise<WikiContributionRow> {
  return setHidden(scope, input, false);
}

async function setHidden(
  scope: Scope,
  input: ModerateWikiContribution,
  isHidden: boolean,
): Promise<WikiContributionRow> {
  const argument = 'input.contributionId';
  const action = isHidden ? 'wikiContribution.hide' : 'wikiContribution.unhide';
  const named = { id: input.contributionId, argument, reason: input.reason };
  const { key, viewer: moderator, reason } = await assertMayWithReason(scope, action, named);
  const { id } = key;
  await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    const current = await lockVersion(tx, id);
    if (current === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: { kind: 'WikiContribution', ...current }, argument });
    const data = { hiddenAt: isHidden ? new Date() : null };
    await tx.prisma.revision.update({ where: { id }, data, select: { id: true } });
    const kind = isHidden ? 'HIDE' : 'UNHIDE';
    const subject = { kind: 'WikiContribution', id } as const;
    await recordModeration(tx, { kind, moderator, subject, reason });
  });
  const version = await wikiContributionById(scope, id);
  invariant(version !== null, 'moderators see every version');
  return version;
}
