import { assertMayTo } from '../../../access/assertions.ts';
import { parseNodeId } from '../../../access/node-ids.ts';
import { isModerator } from '../../../access/viewer.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { titleOf } from '../../../naming/title.ts';
import type { Scope } from '../../../request/scope.ts';
import { changeSlug } from '../page/write/slugs.ts';
import { assertFreeTitle, checkedSummary, type WrittenPage } from './content.ts';
import { writeNextVersion } from './version-service.ts';

export interface RenameWikiPageInput {
  readonly pageId: string;
  readonly title: string;
  readonly summary?: string | null | undefined;
}

/**
 * Gives a page another title, as a version of its own, and the slug that goes with it. The slug from
 * before goes on leading to it.
 *
 * @throws PublicError BAD_USER_INPUT, also when there is a page of that name or this one had too many; INVALID_ID, NOT_FOUND,
 * FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function renameWikiPage(
  scope: Scope,
  input: RenameWikiPageInput,
): Promise<WrittenPage> {
  const subject = { id: input.pageId, argument: 'input.pageId' };
  const { permission, title, summary } = await checkAll(
    {
      permission: () => assertMayTo(scope, 'wikiPage.rename', subject),
      title: () => titleOf(input.title, 'input.title'),
      summary: () => checkedSummary(input.summary),
    },
    {
      isFree() {
        const { id } = parseNodeId(scope, input.pageId, subject.argument);
        return assertFreeTitle(scope, { id, title: input.title });
      },
    },
  );
  return writeNextVersion(scope, {
    action: 'wikiPage.rename',
    permission,
    class: 'rename',
    async beforeLock({ tx, viewer, pageId }) {
      await changeSlug(tx, { id: pageId, title, isLimited: !isModerator(viewer) });
    },
    async draft(_reader, { markdown, title: before }) {
      return title === before ? null : { title, markdown, summary, isRename: summary === null };
    },
  });
}
