import { assertAllowed, assertMayTo, notFound } from '../../../../access/assertions.ts';
import type { Transaction } from '../../../../db/database.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { Scope } from '../../../../request/scope.ts';
import { type LostTopics, moveEdges } from '../../../../topic-tree/add-parent.ts';
import { lockTopicTree } from '../../../../topic-tree/queries.ts';
import { write } from '../../../../writes/write.ts';
import { reasonOf, recordModeration } from '../../../moderation/log/record.ts';
import type { WikiPageRow } from '../model.ts';
import { listedWikiPages } from '../policy.ts';
import { wikiPagesById } from '../service.ts';
import {
  lockPostsOf,
  moveComments,
  moveLinks,
  moveMarks,
  moveNames,
  movePosts,
} from './merge-queries.ts';
import { type CurrentPage, lockCurrent, lockSlugs } from './queries.ts';
import { claimPlainSlug } from './slugs.ts';

export interface MergeWikiPages {
  /** The id of the page that is to go. */
  readonly sourceId: string;
  /** The id of the page that is to stay. */
  readonly targetId: string;
  /** For the public log. */
  readonly reason: string;
}

export interface MergedPages extends LostTopics {
  readonly source: WikiPageRow;
  readonly target: WikiPageRow;
}

const ACTION = 'wikiPage.merge';

/**
 * Makes one page of two: the names, comments, posts, links, followers, parents and children of the source go to the target. The
 * versions of the source stay on it and stay readable; nobody edits it any more. No text is changed.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN, UNAUTHENTICATED
 */
export async function mergeWikiPages(scope: Scope, input: MergeWikiPages): Promise<MergedPages> {
  const { source, target, reason } = await checkAll({
    source: () => assertMayTo(scope, ACTION, { id: input.sourceId, argument: 'input.sourceId' }),
    target: () => assertMayTo(scope, ACTION, { id: input.targetId, argument: 'input.targetId' }),
    reason: () => reasonOf(input.reason),
  });
  const { viewer: moderator } = source;
  const pair = { sourceId: source.key.id, targetId: target.key.id };
  if (pair.sourceId === pair.targetId) {
    throw inputError('input.targetId', 'A page cannot be merged into itself. Choose another page.');
  }
  const lost = await write({ scope, viewer: moderator, class: 'edit' }, async (tx) => {
    await lockSlugs(tx);
    await lockPostsOf(tx, pair.sourceId);
    await lockTopicTree(tx);
    const pages = await lockBoth(tx, pair);
    for (const argument of ['sourceId', 'targetId'] as const) {
      const page = pages.get(pair[argument]);
      const path = `input.${argument}`;
      if (page === undefined) throw notFound(path);
      const facts = { kind: 'WikiPage', ...page } as const;
      assertAllowed(scope, { action: ACTION, facts, argument: path });
    }
    await moveNames(tx, { ...pair, slug: await claimPlainSlug(tx, pair.sourceId) });
    await moveComments(tx, pair);
    await movePosts(tx, pair);
    await moveLinks(tx, pair);
    await moveMarks(tx, pair);
    const lost = await moveEdges(tx, pair, listedWikiPages);
    const subject = { kind: 'WikiPage', id: pair.sourceId } as const;
    await recordModeration(tx, { kind: 'MERGE', moderator, subject, reason, lost });
    return lost;
  });
  const [merged, into] = await Promise.all([
    wikiPagesById(scope).load(pair.sourceId),
    wikiPagesById(scope).load(pair.targetId),
  ]);
  invariant(merged !== null && into !== null, 'moderators see every page');
  return { source: merged, target: into, ...lost };
}

/** Both pages, locked in the order of their ids, so that two merges never wait for each other. */
async function lockBoth(
  tx: Transaction,
  { sourceId, targetId }: { readonly sourceId: string; readonly targetId: string },
): Promise<ReadonlyMap<string, CurrentPage>> {
  const pages = new Map<string, CurrentPage>();
  for (const id of [sourceId, targetId].sort()) {
    const page = await lockCurrent(tx, id);
    if (page !== null) pages.set(id, page);
  }
  return pages;
}
