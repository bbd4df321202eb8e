import { assertMayTo } from '../../../../access/assertions.ts';
import type { NodeKey } from '../../../../access/node-key.ts';
import type { Action } from '../../../../access/rule.ts';
import type { Transaction } from '../../../../db/database.ts';
import type { Connection } from '../../../../loaders/connection.ts';
import type { Scope } from '../../../../request/scope.ts';
import { write } from '../../../../writes/write.ts';
import type { ViewerItems } from '../service.ts';
import { deleteItem, type Item, insertItem } from './queries.ts';

/** What was added, or was removed. */
export interface ChangedItem {
  readonly subject: NodeKey;
}

export interface ItemChanges<Row> {
  /**
   * Adds an item of the viewer. Has no effect if it is there already.
   *
   * @throws PublicError INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
   */
  add(scope: Scope, subjectId: string): Promise<ChangedItem>;
  /** Removes an item of the viewer. Has no effect if there is none. */
  remove(scope: Scope, subjectId: string): Promise<ChangedItem>;
  /** The item with its connection, after `add`; null if it was removed since. */
  edgeOf(
    scope: Scope,
    item: ChangedItem,
  ): Promise<{ readonly row: Row; readonly connection: Connection<Row> } | null>;
}

interface ItemChangesOptions<Row> extends Pick<Item, 'table' | 'owner'> {
  readonly action: Action;
  readonly items: ViewerItems<Row>;
}

export function itemChanges<Row>(options: ItemChangesOptions<Row>): ItemChanges<Row> {
  const { action, items, table, owner } = options;

  async function change(
    scope: Scope,
    subjectId: string,
    work: (tx: Transaction, item: Item) => Promise<void>,
  ): Promise<ChangedItem> {
    const subject = { id: subjectId, argument: 'input.subjectId' };
    const { key, viewer } = await assertMayTo(scope, action, subject);
    const item = { table, owner, ownerId: viewer.id, subject: key };
    await write({ scope, viewer, class: 'edit' }, (tx) => work(tx, item));
    return { subject: key };
  }

  return {
    add: (scope, subjectId) => change(scope, subjectId, insertItem),
    remove: (scope, subjectId) => change(scope, subjectId, deleteItem),
    async edgeOf(scope, { subject }) {
      const row = await items.find(scope, subject.id);
      const connection = items.list(scope, {});
      // Another request of the viewer may have removed it since.
      return row === null || connection === null ? null : { row, connection };
    },
  };
}
