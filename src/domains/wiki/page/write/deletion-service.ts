import type { Scope } from '../../../../request/scope.ts';
import { restoreEdges } from '../../../../topic-tree/add-parent.ts';
import { lockTopicTree } from '../../../../topic-tree/queries.ts';
import type { WikiPageRow } from '../model.ts';
import { listedWikiPages } from '../policy.ts';
import { type ModerateWikiPage, moderatePage } from './moderate-page.ts';
import { lockSlugs } from './queries.ts';
import { assertTitleFree } from './slugs.ts';

/**
 * Takes a page away from everybody but moderators, with its history and its comments. Its title is free then.
 *
 * @throws PublicError like `moderatePage`
 */
export function deleteWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return moderatePage(scope, input, {
    action: 'wikiPage.delete',
    kind: 'DELETE',
    change: (tx, { id }) =>
      tx.prisma.wikiPage.update({
        where: { id },
        data: { deletedAt: new Date() },
        select: { id: true },
      }),
  });
}

/**
 * Shows a deleted page again.
 *
 * @throws PublicError like `moderatePage`; BAD_USER_INPUT also when another page has its title by now
 */
export function restoreWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return moderatePage(scope, input, {
    action: 'wikiPage.restore',
    kind: 'RESTORE',
    // Before the page: so does everybody who takes a title.
    async lockFirst(tx) {
      await lockSlugs(tx);
      await lockTopicTree(tx);
    },
    async change(tx, { id, title, isMerged }) {
      if (!isMerged) await assertTitleFree(tx, { id, title, argument: 'input.pageId' });
      const data = { deletedAt: null };
      await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
      await restoreEdges(tx, id, listedWikiPages);
    },
  });
}
