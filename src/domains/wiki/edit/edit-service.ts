import { assertMayTo, parseIdOf } from '../../../access/assertions.ts';
import { cleanText } from '../../../content/clean-text.ts';
import { checkAll } from '../../../lib/check-all.ts';
import { inputError } from '../../../lib/errors.ts';
import type { Scope } from '../../../request/scope.ts';
import { selectVersion } from '../page/write/queries.ts';
import { wikiContributionById } from '../revision/service.ts';
import { checkedSummary, checkedText, type WrittenPage } from './content.ts';
import { merged, staleVersion } from './merge.ts';
import { writeNextVersion } from './version-service.ts';

export interface EditWikiPageInput {
  readonly pageId: string;
  /** The number of the version that the text was made from. */
  readonly basedOn: number;
  readonly markdown: string;
  readonly summary?: string | null | undefined;
  readonly isMinor?: boolean | null | undefined;
}

const argument = 'input.basedOn';

/**
 * Changes what a page says. What others changed since `basedOn` is merged with it where the two do not
 * touch. A text that is there already makes no version, so that an edit may be sent again.
 *
 * @throws PublicError EDIT_CONFLICT, with both texts, where they touch; BAD_USER_INPUT, INVALID_ID,
 * NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function editWikiPage(scope: Scope, input: EditWikiPageInput): Promise<WrittenPage> {
  const { permission, yours, summary } = await checkAll({
    permission: () => assertMayEdit(scope, input.pageId),
    yours: () => checkedText(input.markdown),
    summary: () => checkedSummary(input.summary),
  });
  return writeNextVersion(scope, {
    action: 'wikiPage.edit',
    permission,
    async draft(reader, current) {
      const markdown = await merged(reader, { current, yours, basedOn: input.basedOn, argument });
      if (markdown === cleanText(current.markdown)) return null;
      return { title: current.title, markdown, summary, isMinor: input.isMinor ?? false };
    },
  });
}

export interface RevertWikiPageInput {
  readonly pageId: string;
  /** The id of the version to bring back. */
  readonly revisionId: string;
  /** The number of the version that is to be undone, with all before it down to `to`. */
  readonly basedOn: number;
  readonly summary?: string | null | undefined;
}

/**
 * Brings back what a page said in an earlier version, as a new one.
 *
 * @throws PublicError EDIT_CONFLICT when a user edited the page since `basedOn`; else like `editWikiPage`
 */
export async function revertWikiPage(
  scope: Scope,
  input: RevertWikiPageInput,
): Promise<WrittenPage> {
  const { permission, revisionId, summary } = await checkAll({
    permission: () => assertMayEdit(scope, input.pageId),
    revisionId: () =>
      parseIdOf(scope, 'WikiContribution', { id: input.revisionId, argument: 'input.revisionId' }),
    summary: () => checkedSummary(input.summary),
  });
  const earlier = await wikiContributionById(scope, revisionId);
  return writeNextVersion(scope, {
    action: 'wikiPage.edit',
    permission,
    async draft(reader, current) {
      if (earlier === null || earlier.wikiPageId !== current.id) {
        throw inputError(
          'input.revisionId',
          '`input.revisionId` must be the id of a version of this page.',
        );
      }
      const wanted = { pageId: current.id, version: earlier.version };
      const version = await selectVersion(reader, wanted);
      // By moderators neither: all could read it again.
      if (version?.isHidden) {
        throw inputError(
          'input.revisionId',
          'This version is hidden. Choose another one, or show it first.',
        );
      }
      const { markdown = current.markdown } = version ?? {};
      if (markdown === current.markdown) return null;
      const { basedOn } = input;
      if (basedOn !== current.version) {
        throw await staleVersion(reader, { current, yours: markdown, basedOn, argument });
      }
      return { title: current.title, markdown, summary, revertsToId: earlier.id };
    },
  });
}

function assertMayEdit(scope: Scope, page: string) {
  return assertMayTo(scope, 'wikiPage.edit', { id: page, argument: 'input.pageId' });
}
