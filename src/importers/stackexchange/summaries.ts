import type { Act } from './acts.ts';

interface ActInContext {
  readonly act: Act;
  /** Null at the first version. */
  readonly tagsBefore: readonly string[] | null;
  /** Number of the version that came back, if it is known. */
  readonly revertedVersion: number | null;
}

/**
 * What a version says about itself: its author's words, and what became of the tags, which versions do
 * not keep otherwise. Null when there is nothing to say.
 */
export function summaryOf({ act, tagsBefore, revertedVersion }: ActInContext): string | null {
  const words = revertedVersion
    ? act.comment?.replace(GUID, `version ${revertedVersion}`)
    : act.comment;
  const said = words ?? (act.isSuggestion ? 'Suggested edit' : null);
  const tags = act.tags && tagsBefore ? tagChange(tagsBefore, act.tags) : '';
  if (tags === '') return said;
  return said === null ? `Tags: ${tags}` : `${said} (tags: ${tags})`;
}

/** Of the version that a rollback brings back, as the source names it. */
export function restoredRevisionGuid({ comment }: Act): string | undefined {
  return comment?.match(GUID)?.[1];
}

const GUID = /\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/i;

function tagChange(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((tag) => !before.includes(tag)).map((tag) => `+${tag}`);
  const removed = before.filter((tag) => !after.includes(tag)).map((tag) => `−${tag}`);
  return [...added, ...removed].join(', ');
}
