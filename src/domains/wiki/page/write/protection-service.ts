import type { Scope } from '../../../../request/scope.ts';
import type { WikiPageRow } from '../model.ts';
import { type ModerateWikiPage, moderatePage } from './moderate-page.ts';

/**
 * Lets only trusted people edit a page.
 *
 * @throws PublicError like `moderatePage`
 */
export function protectWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return moderatePage(scope, input, {
    action: 'wikiPage.protect',
    kind: 'PROTECT',
    change: (tx, { id }) =>
      tx.prisma.wikiPage.update({
        where: { id },
        data: { protectedAt: new Date() },
        select: { id: true },
      }),
  });
}

/**
 * Lets everybody edit a protected page again.
 *
 * @throws PublicError like `moderatePage`
 */
export function unprotectWikiPage(scope: Scope, input: ModerateWikiPage): Promise<WikiPageRow> {
  return moderatePage(scope, input, {
    action: 'wikiPage.unprotect',
    kind: 'UNPROTECT',
    change: (tx, { id }) =>
      tx.prisma.wikiPage.update({
        where: { id },
        data: { protectedAt: null },
        select: { id: true },
      }),
  });
}
