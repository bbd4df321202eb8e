import sql from 'sql-template-tag';
import type { CommentRecord } from '../records.ts';
import type { Batch } from './batch.ts';

/** Where a comment stands: the columns that its replies take over from it. */
export interface CommentPlace {
  readonly id: string;
  readonly post_id: string | null;
  readonly wiki_page_id: string | null;
  readonly parent_id: string | null;
  readonly root_id: string | null;
  readonly depth: number;
}

/** The places of those comments in the database that the records answer, by our id. */
export async function selectParentPlaces(
  { tx, imported }: Batch,
  comments: readonly CommentRecord[],
): Promise<Map<string, CommentPlace>> {
  const ids = comments.flatMap(({ parent }) => {
    const id = parent === null ? undefined : imported.id('comment', parent);
    return id === undefined ? [] : [id];
  });
  if (ids.length === 0) return new Map();
  const rows = await tx.run<CommentPlace>(
    'import.parentPlaces',
    sql`
      select c.id, c.post_id, c.wiki_page_id, c.parent_id, c.root_id, c.depth
      from comments c
      where c.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The place of a comment, or why it has none. */
export function placeComment(
  batch: Batch,
  comment: CommentRecord,
  parents: ReadonlyMap<string, CommentPlace>,
): CommentPlace | string {
  const subject = batch.subjectOf(comment.on);
  if (subject === undefined)
    return `the ${comment.on.kind} ${comment.on.externalId} does not exist`;
  const id = batch.idFor(comment);
  if (comment.parent === null) return { id, ...subject, parent_id: null, root_id: null, depth: 0 };
  const parent = parents.get(batch.imported.id('comment', comment.parent) ?? '');
  if (parent === undefined)
    return `the comment ${comment.parent}, which it answers, does not exist`;
  if (parent.post_id !== subject.post_id || parent.wiki_page_id !== subject.wiki_page_id) {
    return `the comment ${comment.parent}, which it answers, stands elsewhere`;
  }
  return {
    id,
    ...subject,
    parent_id: parent.id,
    root_id: parent.root_id ?? parent.id,
    depth: parent.depth + 1,
  };
}
