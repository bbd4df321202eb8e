import { excerpt } from '../../../content/excerpt.ts';
import type { MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import { wikiPagesById } from '../page/service.ts';
import { MAX_SUMMARY_LENGTH, type RevisionRow } from './model.ts';
import { previousOf, readable } from './service.ts';

type Parents = Pick<RevisionRow, 'addedParentIds' | 'removedParentIds'>;

/** What a version says of its change: in words of its author or, without them, by the titles that the viewer may read. */
export function summaryOf(scope: Scope, revision: RevisionRow): MaybePromise<string | null> {
  const { summary, isRename, addedParentIds, removedParentIds } = revision;
  if (isRename) return summaryOfRename(scope, revision);
  if (addedParentIds.length + removedParentIds.length === 0) return summary;
  return summaryOfParents(scope, { addedParentIds, removedParentIds });
}

/** The title before is that of the version before, which may be hidden. */
async function summaryOfRename(scope: Scope, revision: RevisionRow): Promise<string> {
  const before = await previousOf(scope, revision);
  const title = before && readable(scope, before, (shown) => shown.title);
  return title ? `Renamed from “${title}”` : 'Renamed';
}

/** Titles are looked up when they are read: some of the topics may be deleted by now. They can be long. */
async function summaryOfParents(
  scope: Scope,
  { addedParentIds, removedParentIds }: Parents,
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
