import { decodeCursor, type KeyValue } from '../lib/cursor.ts';
import { inputError, PublicError } from '../lib/errors.ts';
import { cursorShape, type Ordering } from './ordering.ts';

const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** The pagination arguments of the Relay Cursor Connections Specification, section 4. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The same, checked: which rows of an order to read. */
export interface PageRequest {
  readonly size: number;
  /** Read from the end: the caller asked for the `last` rows. */
  readonly backwards: boolean;
  readonly after: readonly KeyValue[] | null;
  readonly before: readonly KeyValue[] | null;
}

/**
 * Checks pagination arguments against an order. Out of bounds is refused, never clamped: a client
 * that asked for 500 and got 100 would believe that it has seen everything.
 *
 * @throws PublicError BAD_USER_INPUT, INVALID_CURSOR
 */
export function parsePageArguments(args: PageArguments, ordering: Ordering): PageRequest {
  const { first, last } = args;
  if (typeof first === 'number' && typeof last === 'number') {
    throw inputError('last', 'Give `first` or `last`, not both.');
  }
  assertListSize('first', first, CONTINUED.first);
  assertListSize('last', last, CONTINUED.last);
  return {
    size: first ?? last ?? DEFAULT_PAGE_SIZE,
    backwards: typeof last === 'number',
    after: parseCursor('after', args.after, ordering),
    before: parseCursor('before', args.before, ordering),
  };
}

/**
 * The maximum number of rows that the arguments request, and at least 1: a list of none can be counted. For
 * calculating costs, so it never throws.
 */
export function requestedPageSize(args: PageArguments): number {
  const size = args.first ?? args.last ?? DEFAULT_PAGE_SIZE;
  return Math.min(Math.max(size, 1), MAX_PAGE_SIZE);
}

/** How to get what a page has no room for. */
const CONTINUED = {
  first: ' For more rows, continue from `pageInfo.endCursor`.',
  last: ' For more rows, pass `pageInfo.startCursor` as `before`.',
};

/**
 * @param advice what to do instead of asking for more, where a list has pages
 * @throws PublicError BAD_USER_INPUT
 */
export function assertListSize(
  argument: 'first' | 'last',
  size: number | null | undefined,
  advice = '',
): void {
  if (size === null || size === undefined) return;
  if (size < 0 || size > MAX_PAGE_SIZE) {
    throw inputError(
      argument,
      `\`${argument}\` must be between 0 and ${MAX_PAGE_SIZE}, not ${size}.${size < 0 ? '' : advice}`,
    );
  }
}

function parseCursor(
  argument: 'after' | 'before',
  text: string | null | undefined,
  ordering: Ordering,
) {
  if (text === null || text === undefined) return null;
  const cursor = decodeCursor(cursorShape(ordering), text);
  if (cursor.kind === 'valid') return cursor.values;
  throw new PublicError(
    cursor.kind === 'foreign'
      ? `The cursor in \`${argument}\` belongs to another list or order. Leave it out to start at the beginning.`
      : `The text in \`${argument}\` is not a cursor of this server. Cursors are opaque: use them unchanged.`,
    { code: 'INVALID_CURSOR', argument },
  );
}
