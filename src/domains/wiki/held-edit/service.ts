import { textWork } from '../../../content/worker/text-work.ts';
import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import type { DiffHunk } from '../revision/model.ts';
import { wikiVersionMarkdown } from '../revision/service.ts';
import { heldWikiEditLoaders } from './loaders.ts';
import type { HeldWikiEditRow } from './model.ts';

/** Held edits by their id; null for one that is missing, approved, or not for the viewer to see. */
export const heldWikiEditsById = (scope: Scope) => heldWikiEditLoaders(scope).byId;

export function markdownOf(
  { bytes }: Scope,
  { markdown }: Pick<HeldWikiEditRow, 'markdown'>,
): MaybePromise<string | null> {
  return markdown === null ? null : (bytes.answer(markdown.length) ?? markdown);
}

/** To compare texts is more work than to answer with them, and its result may be as long. */
const DIFF_WEIGHT = 3;

/** What an edit changes in the version that it was made from; null when it changes no text, or that one is hidden. */
export async function hunksOf(
  scope: Scope,
  { wikiPageId, basedOn, markdown }: Pick<HeldWikiEditRow, 'wikiPageId' | 'basedOn' | 'markdown'>,
): Promise<readonly DiffHunk[] | null> {
  if (markdown === null) return null;
  const before =
    wikiPageId === null ? '' : await wikiVersionMarkdown(scope, { wikiPageId, version: basedOn });
  if (before === null) return null;
  await scope.bytes.answer(DIFF_WEIGHT * (before.length + markdown.length));
  const { hunks } = await textWork.diffMarkdown({ before, after: markdown }, scope.reader);
  return hunks;
}
