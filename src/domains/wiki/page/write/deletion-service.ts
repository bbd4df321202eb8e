import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { restoreEdges } from '../../../../topic-tree/add-parent.ts';
import { lockTopicTree } from '../../../../topic-tree/queries.ts';
import { WIKI_PAGE_REMOVED, WIKI_PAGE_RESTORED } from '../events.ts';
import { listedWikiPages } from '../policy.ts';
import {
  type ModeratedPage,
  type ModerateWikiPage,
  moderatePage,
  NOTHING_LOST,
} from './moderate-page.ts';
import { lockSlugs } from './queries.ts';
import { assertTitleFree } from './slugs.ts';

/**
 * Takes a page away from all but moderators, with its history and its comments. Its title is free then.
 *
 * @throws PublicError like `moderatePage`
 */
export function deleteWikiPage(scope: Scope, input: ModerateWikiPage): Promise<ModeratedPage> {
  return moderatePage(scope, input, {
    action: 'wikiPage.delete',
    kind: 'DELETE',
    async change(tx, { id }) {
      const data = { deletedAt: new Date() };
      await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
      await recordEvent(tx, WIKI_PAGE_REMOVED, { wikiPageId: id });
      return NOTHING_LOST;
    },
  });
}

/**
 * Shows a deleted page again, in its place among the topics as far as there is room.
 *
 * @throws PublicError like `moderatePage`; BAD_USER_INPUT also when another page has its title by now
 */
export function restoreWikiPage(scope: Scope, input: ModerateWikiPage): Promise<ModeratedPage> {
  return moderatePage(scope, input, {
    action: 'wikiPage.restore',
    kind: 'RESTORE',
    // Before the page, as in all writes that take a title.
    async lockFirst(tx) {
      await lockSlugs(tx);
      await lockTopicTree(tx);
    },
    async change(tx, { id, title, isMerged }) {
      if (!isMerged) await assertTitleFree(tx, { id, title, argument: 'input.pageId' });
      const data = { deletedAt: null };
      await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
      await recordEvent(tx, WIKI_PAGE_RESTORED, { wikiPageId: id });
      return restoreEdges(tx, id, listedWikiPages);
    },
  });
}
