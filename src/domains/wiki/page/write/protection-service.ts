import type { Scope } from '../../../../request/scope.ts';
import {
  type ModeratedPage,
  type ModerateWikiPage,
  moderatePage,
  NOTHING_LOST,
} from './moderate-page.ts';

/**
 * Lets only trusted people edit a page.
 *
 * @throws PublicError like `moderatePage`
 */
export function protectWikiPage(scope: Scope, input: ModerateWikiPage): Promise<ModeratedPage> {
  return moderatePage(scope, input, {
    action: 'wikiPage.protect',
    kind: 'PROTECT',
    async change(tx, { id }) {
      const data = { protectedAt: new Date() };
      await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
      return NOTHING_LOST;
    },
  });
}

/**
 * Lets all members edit a protected page again.
 *
 * @throws PublicError like `moderatePage`
 */
export function unprotectWikiPage(scope: Scope, input: ModerateWikiPage): Promise<ModeratedPage> {
  return moderatePage(scope, input, {
    action: 'wikiPage.unprotect',
    kind: 'UNPROTECT',
    async change(tx, { id }) {
      const data = { protectedAt: null };
      await tx.prisma.wikiPage.update({ where: { id }, data, select: { id: true } });
      return NOTHING_LOST;
    },
  });
}
