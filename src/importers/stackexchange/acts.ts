import type { Byline, Place } from '../records.ts';
import { changesText, historyType } from './history-types.ts';
import { bylineOf } from './ids.ts';
import { normalizeLineEnds } from './markdown.ts';
import type { Placed } from './read-table.ts';
import type { PostHistoryRow } from './tables/post-history.ts';
import { tagNames } from './tag-names.ts';

/** One edit: all rows of the history that a user made at once. It becomes one revision. */
export interface Act {
  /** What the revision is called: the id of the act's first row. */
  readonly id: string;
  readonly guid: string;
  /** The post that was edited. */
  readonly post: number;
  readonly at: Date;
  readonly author: Byline;
  readonly isRollback: boolean;
  readonly place: Place;
  /** What its author said about it. */
  comment: string | null;
  isSuggestion: boolean;
  /** What it set; undefined: left as it was. */
  title?: string;
  body?: string;
  tags?: readonly string[];
}

/**
 * The edits among rows of history, in their order. Rows with the same RevisionGUID are one edit; a row
 * that says a suggested edit was applied belongs to it.
 */
export function actsOf(history: readonly Placed<PostHistoryRow>[]): Act[] {
  const acts = new Map<string, Act>();
  for (const entry of history) {
    if (!changesText(entry.row.PostHistoryTypeId)) continue;
    const guid = guidOf(entry.row);
    const act = acts.get(guid) ?? begin(entry, guid);
    acts.set(guid, act);
    addRow(act, entry.row);
  }
  for (const { row } of history) {
    const act = acts.get(guidOf(row));
    if (historyType(row.PostHistoryTypeId)?.means === 'suggestion' && act) act.isSuggestion = true;
  }
  return [...acts.values()];
}

function begin({ row, place }: Placed<PostHistoryRow>, guid: string): Act {
  return {
    id: String(row.Id),
    guid,
    post: row.PostId,
    at: row.CreationDate,
    author: bylineOf(row.UserId, row.UserDisplayName),
    isRollback: historyType(row.PostHistoryTypeId)?.isRollback ?? false,
    place,
    comment: null,
    isSuggestion: false,
  };
}

function addRow(act: Act, row: PostHistoryRow): void {
  act.comment ??= row.Comment?.trim() || null;
  switch (historyType(row.PostHistoryTypeId)?.means) {
    case 'title':
      act.title = row.Text;
      return;
    case 'body':
      act.body = normalizeLineEnds(row.Text);
      return;
    case 'tags':
      act.tags = tagNames(row.Text);
  }
}

/** Rows of very old dumps may lack it: then each is an act of its own. */
function guidOf({ RevisionGUID, Id }: PostHistoryRow): string {
  return RevisionGUID || `row ${Id}`;
}
