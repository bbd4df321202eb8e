import sql from 'sql-template-tag';
import { v7 } from 'uuid';
import type { StatementRunner } from '../db/database.ts';
import type { Interest, LiveEvent, NewEvent } from './event.ts';

/**
 * Writes down, in the transaction in which it happens, what subscribers and webhooks are to be told of.
 * They are told when the transaction commits, and never if it does not.
 */
export function recordEvent(tx: StatementRunner, event: NewEvent): Promise<void> {
  return recordEvents(tx, [event]);
}

/** The same for several at once, in one statement. */
export async function recordEvents(
  tx: StatementRunner,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ id: v7(), kind: event.kind, ...kept(event) }));
  await tx.execute(
    'live.recordEvents',
    sql`
      insert into events (id, kind, scope_id, node_kind, node_id)
      select id, kind, "scopeId", "nodeKind", "nodeId"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as e(id uuid, kind text, "scopeId" uuid, "nodeKind" text, "nodeId" uuid)`,
  );
}

type Kept = Pick<LiveEvent, 'nodeKind' | 'nodeId'> & Pick<Interest, 'scopeId'>;

function kept(event: NewEvent): Kept {
  switch (event.kind) {
    case 'COMMENT_ADDED':
      return { scopeId: event.placeId, nodeKind: 'Comment', nodeId: event.commentId };
    case 'POST_PUBLISHED':
      return { scopeId: null, nodeKind: 'Post', nodeId: event.postId };
    case 'WIKI_PAGE_EDITED':
      return { scopeId: event.wikiPageId, nodeKind: 'WikiContribution', nodeId: event.revisionId };
    case 'SCORE_CHANGED': {
      const { kind, id } = event.subject;
      return { scopeId: id, nodeKind: kind, nodeId: id };
    }
    case 'NOTIFICATION_ADDED':
      return { scopeId: event.userId, nodeKind: 'Notification', nodeId: event.notificationId };
  }
}
