import { excerpt } from '../../../content/excerpt.ts';
import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import { wikiPagesById } from '../page/service.ts';
import { MAX_SUMMARY_LENGTH, type RevisionRow } from './model.ts';

type Summarized = Pick<RevisionRow, 'summary' | 'addedParentIds' | 'removedParentIds'>;

/** What a version says of its change: in words of its author or, if it changed the parent topics, which. */
export function summaryOf(
  scope: Scope,
  { summary, addedParentIds, removedParentIds }: Summarized,
): MaybePromise<string | null> {
  if (addedParentIds.length + removedParentIds.length === 0) return summary;
  return summaryOfParents(scope, { addedParentIds, removedParentIds });
}

/** Titles are looked up when they are read: some of the topics may be deleted by now. They can be long. */
async function summaryOfParents(
  scope: Scope,
  { addedParentIds, removedParentIds }: Omit<Summarized, 'summary'>,
): Promise<string> {
  const [added, removed] = await Promise.all([
    titlesOf(scope, addedParentIds),
    titlesOf(scope, removedParentIds),
  ]);
  const summary = [
    ...(added.length > 0 ? [`Added the parent ${topics(added)}.`] : []),
    ...(removed.length > 0 ? [`Removed the parent ${topics(removed)}.`] : []),
  ].join(' ');
  return excerpt(summary || 'Changed the parent topics.', MAX_SUMMARY_LENGTH);
}

async function titlesOf(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const pages = await Promise.all(ids.map((id) => wikiPagesById(scope).load(id)));
  return pages.flatMap((page) => (page === null ? [] : [page.title]));
}

function topics(titles: readonly string[]): string {
  const quoted = titles.map((title) => `“${title}”`).join(', ');
  return titles.length === 1 ? `topic ${quoted}` : `topics ${quoted}`;
}
