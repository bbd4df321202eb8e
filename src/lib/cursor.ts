import { crc32 } from 'node:zlib';
import { isUuid } from './uuid.ts';

/** How a value of a sort key looks in a cursor, and what PostgreSQL is to take it for. */
export type KeyType = 'timestamptz' | 'integer' | 'real' | 'text' | 'uuid';

export type KeyValue = string | number;

/** An order as a cursor knows it: a name that no other order has, and the types of its keys. */
export interface CursorShape {
  readonly name: string;
  readonly types: readonly KeyType[];
}

const VERSION = 1;

/**
 * A cursor is base64url of JSON: version, digest of the order's name, check sum, key values. Times
 * travel as PostgreSQL's own text, so that none of their digits is lost.
 */
export function encodeCursor(shape: CursorShape, values: readonly KeyValue[]): string {
  const cursor = [VERSION, digest(shape.name), checkSum(shape.name, values), ...values];
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

export type DecodedCursor =
  | { readonly kind: 'valid'; readonly values: readonly KeyValue[] }
  /** Made by another list or under another order. */
  | { readonly kind: 'foreign' }
  /** Cut, changed, or never a cursor. */
  | { readonly kind: 'malformed' };

/** Reads a cursor that a client sent back. Never throws, whatever the text. */
export function decodeCursor(shape: CursorShape, text: string): DecodedCursor {
  const cursor = parse(text);
  if (!Array.isArray(cursor) || cursor[0] !== VERSION) return { kind: 'malformed' };
  const [, order, sum, ...values] = cursor as unknown[];
  if (order !== digest(shape.name)) {
    return { kind: typeof order === 'string' ? 'foreign' : 'malformed' };
  }
  if (!fits(shape, values) || sum !== checkSum(shape.name, values)) return { kind: 'malformed' };
  return { kind: 'valid', values };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fits(shape: CursorShape, values: unknown[]): values is KeyValue[] {
  return (
    values.length === shape.types.length &&
    shape.types.every((type, index) => VALUE_OF[type](values[index]))
  );
}

/** PostgreSQL has no year 0. */
const TIME = /^((?!0000)\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d{1,6})?\+00:00$/;

/** A time that exists, as a session in UTC prints it. `Date` alone would take February 31st. */
function isTime(value: unknown): boolean {
  const day = typeof value === 'string' ? TIME.exec(value)?.[1] : undefined;
  if (day === undefined || Number.isNaN(Date.parse(String(value)))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** A number that PostgreSQL takes for a `real`: neither too large for one nor too near to 0. */
function isReal(value: unknown): boolean {
  if (typeof value !== 'number') return false;
  const real = Math.fround(value);
  return Number.isFinite(real) && (real !== 0 || value === 0);
}

const VALUE_OF: Record<KeyType, (value: unknown) => boolean> = {
  timestamptz: isTime,
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  real: isReal,
  text: (value) => typeof value === 'string' && !value.includes('\0') && value.isWellFormed(),
  uuid: (value) => typeof value === 'string' && isUuid(value),
};

const digests = new Map<string, string>();

function digest(name: string): string {
  let cached = digests.get(name);
  if (cached === undefined) {
    cached = crc32(name).toString(36);
    digests.set(name, cached);
  }
  return cached;
}

function checkSum(name: string, values: readonly unknown[]): string {
  return crc32(JSON.stringify(values), crc32(name)).toString(36);
}
