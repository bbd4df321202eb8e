import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { StatementRunner } from '../db/database.ts';
import type { EventKind } from './event.ts';

/**
 * Writes down, in the transaction in which it happens, what subscribers and webhooks receive.
 * They are notified when the transaction commits, and never if it does not.
 */
export function recordEvent<Happened>(
  tx: StatementRunner,
  kind: EventKind<Happened>,
  happened: Happened,
): Promise<void> {
  return recordEvents(tx, kind, [happened]);
}

/** The same for several at once, in one statement. */
export async function recordEvents<Happened>(
  tx: StatementRunner,
  kind: EventKind<Happened>,
  happened: readonly Happened[],
): Promise<void> {
  if (happened.length === 0) return;
  const rows = happened.map((one) => ({ id: v7(), kind: kind.name, ...kind.targetOf(one) }));
  await tx.execute(
    'live.recordEvents',
    sql`
      insert into events (id, kind, scope_id, node_kind, node_id, traceparent)
      select id, kind, "scopeId", "nodeKind", "nodeId",
        nullif(current_setting('commonplace.traceparent', true), '')
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as e(id uuid, kind text, "scopeId" uuid, "nodeKind" text, "nodeId" uuid)`,
  );
}
