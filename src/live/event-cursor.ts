import { decodeCursor, encodeCursor } from '../lib/cursor.ts';
import { PublicError } from '../lib/errors.ts';
import type { LiveEvent } from './event.ts';

/** Places are whole numbers past what a cursor takes for an integer, so they travel as text. */
const SHAPE = { name: 'events', types: ['timestamptz', 'text'] } as const;

const DAY = 86_400_000;

/** Where a subscriber stands after an event, in a form that it can hand back as `since`. */
export function eventCursor({ createdAt, position }: LiveEvent): string {
  return encodeCursor(SHAPE, [createdAt, String(position)]);
}

interface ReadOptions {
  /** How many days events are stored. */
  readonly retentionDays: number;
}

/**
 * The place that a cursor names.
 *
 * @throws PublicError INVALID_CURSOR, also when what came after it may be forgotten by now
 */
export function positionSince(since: string, { retentionDays }: ReadOptions): number {
  const cursor = decodeCursor(SHAPE, since);
  const position = cursor.kind === 'valid' ? Number(cursor.values[1]) : Number.NaN;
  if (cursor.kind !== 'valid' || !Number.isSafeInteger(position)) {
    throw refused('`since` is not the cursor of an event. Cursors are opaque: use them unchanged.');
  }
  if (!(Date.parse(String(cursor.values[0])) >= Date.now() - retentionDays * DAY)) {
    throw refused(
      `\`since\` is older than the ${retentionDays} days for which events are stored. Query the data again, then subscribe without it.`,
    );
  }
  return position;
}

function refused(message: string): PublicError {
  return new PublicError(message, { code: 'INVALID_CURSOR', argument: 'since' });
}
