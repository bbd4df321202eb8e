import type { Sql } from 'sql-template-tag';
import type { StatementRunner } from '../db/database.ts';
import {
  deleteEdges,
  insertEdge,
  MAX_TOPIC_LEVELS,
  type ParentEdge,
  selectEdges,
  selectTreeAfterEdge,
  type TreeAfterEdge,
} from './queries.ts';

/** The direct parents of a topic. */
export const MAX_PARENTS = 5;
/** The topics that are part of a topic, on all levels. */
const MAX_TOPICS_BELOW = 200;

export const TOO_MANY_PARENTS = `A topic can have at most ${MAX_PARENTS} parents.`;

/**
 * Makes a topic part of another, if the tree has room for that. The caller holds the lock on the tree.
 *
 * @param listed the condition over `wiki_pages w` for pages that are in lists
 * @returns why it was not done; null when it was
 */
export async function addParent(
  tx: StatementRunner,
  edge: ParentEdge,
  listed: Sql,
): Promise<string | null> {
  if (edge.pageId === edge.parentId) return 'A topic cannot be part of itself.';
  const outlook = await selectTreeAfterEdge(tx, edge, listed);
  // Nobody sees an edge of a deleted page. When the page is restored, this is looked at again.
  const reason = outlook.isListed ? reasonAgainst(outlook) : null;
  if (reason === null) await insertEdge(tx, edge);
  return reason;
}

function reasonAgainst({ isCircle, parents, levels, topicsBelow }: TreeAfterEdge): string | null {
  if (isCircle) return 'It is part of this topic.';
  if (parents > MAX_PARENTS) return TOO_MANY_PARENTS;
  if (levels > MAX_TOPIC_LEVELS) {
    return `Topics can have at most ${MAX_TOPIC_LEVELS} levels, and there would be more.`;
  }
  if (topicsBelow <= MAX_TOPICS_BELOW) return null;
  return `A topic can have at most ${MAX_TOPICS_BELOW} topics below it, and one would have ${topicsBelow}.`;
}

/** What a page had above and below it, and the tree has no room for. */
export interface LostTopics {
  readonly lostParentIds: readonly string[];
  readonly lostChildIds: readonly string[];
}

/**
 * Gives the parents and children of a page to another one, as far as there is room: parents and older topics first.
 * With the tree locked.
 */
export async function moveEdges(
  tx: StatementRunner,
  { sourceId, targetId }: { readonly sourceId: string; readonly targetId: string },
  listed: Sql,
): Promise<LostTopics> {
  const edges = await selectEdges(tx, sourceId);
  await deleteEdges(tx, sourceId);
  const lost = { lostParentIds: [] as string[], lostChildIds: [] as string[] };
  for (const { pageId, parentId } of edges) {
    const isParent = pageId === sourceId;
    const other = isParent ? parentId : pageId;
    // One of the two was part of the other.
    if (other === targetId) continue;
    const edge = isParent ? { pageId: targetId, parentId } : { pageId, parentId: targetId };
    const reason = await addParent(tx, edge, listed);
    if (reason !== null) lost[isParent ? 'lostParentIds' : 'lostChildIds'].push(other);
  }
  return lost;
}

/** Puts a page that is seen again into its place, as far as there still is room. With the tree locked. */
export function restoreEdges(tx: StatementRunner, id: string, listed: Sql): Promise<LostTopics> {
  return moveEdges(tx, { sourceId: id, targetId: id }, listed);
}
