import sql from 'sql-template-tag';
import type { Transaction } from '../../../db/database.ts';
import { columnsOf } from '../../../loaders/columns.ts';
import type { Scope } from '../../../request/scope.ts';
import type { SavedDraftRow } from './model.ts';

const columns = columnsOf<SavedDraftRow>(
  ['SavedDraft'],
  {
    postId: sql`d.post_id`,
    version: sql`d.version`,
    basedOn: sql`d.based_on`,
    title: sql`d.title`,
    linkUrl: sql`d.link_url`,
    markdown: sql`d.markdown`,
    savedAt: sql`d.saved_at`,
  },
  { always: ['postId'] },
);

/** What the viewer saved of posts. */
export async function selectSavedDrafts(
  scope: Scope,
  postIds: readonly string[],
): Promise<SavedDraftRow[]> {
  const { reader, viewer } = scope;
  if (viewer.kind === 'anonymous') return [];
  return reader.run<SavedDraftRow>(
    'savedDraft.own',
    sql`select ${columns(scope)} from saved_drafts d
      where d.user_id = ${viewer.id}::uuid and d.post_id = any(${postIds}::uuid[])`,
  );
}

/** Whose draft, of which post. */
export interface SavedDraftKey {
  readonly userId: string;
  readonly postId: string;
}

/** What a new save is compared with. */
export type CurrentDraft = Pick<SavedDraftRow, 'version' | 'basedOn' | 'markdown'>;

/** The account is locked by the write, so nobody else changes its drafts. */
export async function selectSavedDraft(
  tx: Transaction,
  { userId, postId }: SavedDraftKey,
): Promise<CurrentDraft | null> {
  const [draft] = await tx.run<CurrentDraft>(
    'savedDraft.current',
    sql`select d.version, d.based_on as "basedOn", d.markdown from saved_drafts d
      where d.user_id = ${userId}::uuid and d.post_id = ${postId}::uuid`,
  );
  return draft ?? null;
}

/** Deletes a draft if it still has this number. Returns whether it had. */
export async function deleteSavedDraft(
  tx: Transaction,
  { userId, postId }: SavedDraftKey,
  version: number,
): Promise<boolean> {
  const deleted = await tx.execute(
    'savedDraft.delete',
    sql`delete from saved_drafts d where d.user_id = ${userId}::uuid
      and d.post_id = ${postId}::uuid and d.version = ${version}::integer`,
  );
  return deleted > 0;
}
