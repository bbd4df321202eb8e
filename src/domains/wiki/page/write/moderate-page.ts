import { assertAllowed, notFound } from '../../../../access/assertions.ts';
import type { Action } from '../../../../access/rule.ts';
import type { Transaction } from '../../../../db/database.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import type { LostTopics } from '../../../../topic-tree/add-parent.ts';
import { write } from '../../../../writes/write.ts';
import { assertMayWithReason } from '../../../moderation/log/assert-may-with-reason.ts';
import type { ModerationKind } from '../../../moderation/log/model.ts';
import { recordModeration } from '../../../moderation/log/record.ts';
import type { WikiPageRow } from '../model.ts';
import { wikiPagesById } from '../service.ts';
import { lockCurrent } from './queries.ts';

export interface ModerateWikiPage {
  readonly pageId: string;
  /** For the public log. */
  readonly reason: string;
}

type CurrentPage = NonNullable<Awaited<ReturnType<typeof lockCurrent>>>;

interface Moderation {
  readonly action: Action;
  /** The kind of the entry in the log. */
  readonly kind: ModerationKind;
  /** Takes the locks that come before that of the page. */
  readonly lockFirst?: (tx: Transaction) => Promise<unknown>;
  /** Returns what the page lost. */
  readonly change: (tx: Transaction, page: CurrentPage) => Promise<LostTopics>;
}

export interface ModeratedPage extends LostTopics {
  readonly page: WikiPageRow;
}

export const NOTHING_LOST: LostTopics = { lostParentIds: [], lostChildIds: [] };

/**
 * Changes a page for a moderator, and records why.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function moderatePage(
  scope: Scope,
  input: ModerateWikiPage,
  { action, kind, lockFirst, change }: Moderation,
): Promise<ModeratedPage> {
  const argument = 'input.pageId';
  const named = { id: input.pageId, argument, reason: input.reason };
  const { key, viewer: moderator, reason } = await assertMayWithReason(scope, action, named);
  const lost = await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    await lockFirst?.(tx);
    const current = await lockCurrent(tx, key.id);
    if (current === null) throw notFound(argument);
    assertAllowed(scope, { action, facts: { kind: 'WikiPage', ...current }, argument });
    const lost = await change(tx, current);
    const subject = { kind: 'WikiPage', id: current.id } as const;
    await recordModeration(tx, { kind, moderator, subject, reason, lost });
    return lost;
  });
  const page = await wikiPagesById(scope).load(key.id);
  invariant(page !== null, 'moderators see every page');
  return { page, ...lost };
}
