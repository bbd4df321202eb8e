import { notFound } from '../../../access/assertions.ts';
import { checkedLength } from '../../../lib/checked-length.ts';
import { inputError } from '../../../lib/errors.ts';
import { invariant } from '../../../lib/invariant.ts';
import { titleOf } from '../../../naming/title.ts';
import type { Scope } from '../../../request/scope.ts';
import type { HeldWikiEditRow } from '../held-edit/model.ts';
import { heldWikiEditsById } from '../held-edit/service.ts';
import type { WikiPageRow } from '../page/model.ts';
import { wikiPagesById } from '../page/service.ts';
import { assertTitleFree } from '../page/write/slugs.ts';
import { MAX_SUMMARY_LENGTH, type WikiContributionRow } from '../revision/model.ts';
import { wikiContributionById } from '../revision/service.ts';

/** UTF-16 code units of a page's Markdown. */
export const MAX_PAGE_LENGTH = 200_000;

/** What the next version of a page is to be. */
export interface Draft {
  readonly title: string;
  readonly markdown: string;
  readonly summary: string | null;
  readonly isMinor?: boolean;
  readonly revertsToId?: string;
  /** Whether it has another title and no summary. */
  readonly isRename?: boolean;
  /** Pages that become parents with it, or cease to be. */
  readonly addedParentIds?: string[];
  readonly removedParentIds?: string[];
}

/** A page after a write, with the version that the write made. */
export interface WrittenPage {
  /** Null for a new page that is held for review. */
  readonly page: WikiPageRow | null;
  /** Null when the write is held for review. */
  readonly contribution: WikiContributionRow | null;
  /** The write, when it is held for review. */
  readonly heldEdit: HeldWikiEditRow | null;
}

/** @throws PublicError BAD_USER_INPUT when a page cannot say this */
export function checkedText(markdown: string): string {
  if (markdown.trim() === '') throw inputError('input.markdown', 'A wiki page cannot be empty.');
  const limit = { argument: 'input.markdown', what: 'A wiki page', most: MAX_PAGE_LENGTH };
  return checkedLength(markdown, limit);
}

/** @throws PublicError BAD_USER_INPUT when a title is blank or too long, or another page has it */
export function assertFreeTitle(
  { reader }: Scope,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  return assertTitleFree(reader, { id, title: titleOf(title, 'input.title') });
}

/** @throws PublicError BAD_USER_INPUT when it is too long */
export function checkedSummary(summary: string | null | undefined): string | null {
  const words = summary?.trim() ?? '';
  if (words === '') return null;
  const limit = { argument: 'input.summary', what: 'A summary', most: MAX_SUMMARY_LENGTH };
  return checkedLength(words, limit);
}

/** A page and a version of it after the write, as the viewer sees them. */
export async function reread(
  scope: Scope,
  { pageId, revisionId }: { readonly pageId: string; readonly revisionId: string },
): Promise<WrittenPage> {
  const [page, contribution] = await Promise.all([
    wikiPagesById(scope).load(pageId),
    wikiContributionById(scope, revisionId),
  ]);
  // It may have been hidden or deleted since.
  if (page === null || contribution === null) throw notFound('input.pageId');
  return { page, contribution, heldEdit: null };
}

/** A page after a write that is held for review: as it was, if it exists. */
export async function rereadHeld(scope: Scope, id: string): Promise<WrittenPage> {
  const heldEdit = await heldWikiEditsById(scope).load(id);
  invariant(heldEdit !== null, 'who made an edit may see it');
  const { wikiPageId } = heldEdit;
  const page = wikiPageId === null ? null : await wikiPagesById(scope).load(wikiPageId);
  return { page, contribution: null, heldEdit };
}

/** A page after a write, with the version that is its text. */
export async function rereadCurrent(scope: Scope, pageId: string): Promise<WrittenPage> {
  const page = await wikiPagesById(scope).load(pageId);
  const revisionId = page?.revisionId ?? null;
  invariant(revisionId !== null, 'a page that was just written has a version');
  return reread(scope, { pageId, revisionId });
}
