import sql, { raw } from 'sql-template-tag';
import { v7 } from 'uuid';
import type { NodeKey } from '../../../../access/node-key.ts';
import type { StatementRunner } from '../../../../db/database.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { ItemTable } from '../item-list.ts';

export interface Item extends Pick<ItemTable, 'owner'> {
  readonly table: 'bookmarks' | 'follows';
  readonly ownerId: string;
  readonly subject: NodeKey;
}

/** Adds an item. Has no effect if it is there already. */
export async function insertItem(tx: StatementRunner, item: Item): Promise<void> {
  const { table, owner, ownerId, subject } = item;
  await tx.execute(
    `${table}.insert`,
    sql`
      insert into ${raw(table)} (id, ${raw(owner)}, ${raw(columnOf(subject))})
      values (${v7()}::uuid, ${ownerId}::uuid, ${subject.id}::uuid)
      on conflict do nothing`,
  );
}

export async function deleteItem(tx: StatementRunner, item: Item): Promise<void> {
  const { table, owner, ownerId, subject } = item;
  await tx.execute(
    `${table}.delete`,
    sql`
      delete from ${raw(table)}
      where ${raw(owner)} = ${ownerId}::uuid and ${raw(columnOf(subject))} = ${subject.id}::uuid`,
  );
}

const COLUMNS: Readonly<Record<string, string>> = {
  User: 'user_id',
  Post: 'post_id',
  Comment: 'comment_id',
  WikiPage: 'wiki_page_id',
};

function columnOf({ kind }: NodeKey): string {
  const column = COLUMNS[kind];
  invariant(column !== undefined, `the permissions allow no ${kind}`);
  return column;
}
