import sql, { empty, type Sql } from 'sql-template-tag';
import type { StatementReader } from '../db/database.ts';
import type { Interest, LiveEvent } from './event.ts';

/** How many events are read at once. */
export const EVENT_BATCH_SIZE = 200;

const columns = sql`e.id, e.position, e.kind, e.scope_id as "scopeId", e.node_kind as "nodeKind",
  e.node_id as "nodeId", e.created_at as "createdAt"`;

/**
 * Gives a place to what was committed and has none. To be called before events are read in their order:
 * whatever commits later gets a higher place than all that has one now.
 */
export async function placeEvents(db: StatementReader): Promise<void> {
  await db.run('live.placeEvents', sql`select place_events() as placed`);
}

/** The place of the last event; 0 when there was none yet. */
export async function lastPosition(db: StatementReader): Promise<number> {
  const rows = await db.run<{ position: number }>(
    'live.lastPosition',
    sql`select coalesce(max(e.position), 0) as position from events e`,
  );
  return rows[0]?.position ?? 0;
}

interface Span {
  /** The place of the last one known. */
  readonly after: number;
  /** The place of the last one wanted. */
  readonly upTo?: number;
  /** Unless given, events of every kind. */
  readonly interest?: Interest;
}

/** Up to `EVENT_BATCH_SIZE` events, in their order. */
export function eventsAfter(
  db: StatementReader,
  { after, upTo, interest }: Span,
): Promise<LiveEvent[]> {
  return db.run<LiveEvent>(
    'live.eventsAfter',
    sql`select ${columns} from events e
      where e.position > ${after}
        ${upTo === undefined ? empty : sql`and e.position <= ${upTo}`}
        ${interest === undefined ? empty : ofInterest(interest)}
      order by e.position limit ${EVENT_BATCH_SIZE}`,
  );
}

function ofInterest({ kind, scopeId }: Interest): Sql {
  const isItsScope =
    scopeId === null ? sql`e.scope_id is null` : sql`e.scope_id = ${scopeId}::uuid`;
  return sql`and e.kind = ${kind} and ${isItsScope}`;
}
