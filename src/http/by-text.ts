import type { DocumentNode } from 'graphql';
import { IdleCache } from '../lib/idle-cache.ts';

/** In bytes: how much may be remembered in all by one of these, and of one document. */
const MAX_BYTES = { all: 24_000_000, one: 2_000_000 };

/** Measured on documents of many kinds: a token with its node and its place takes 340 bytes. */
const BYTES_PER_TOKEN = 400;

interface ByTextOptions<Value> {
  readonly documentOf: (value: Value) => DocumentNode;
  /** What a value holds besides its document, in bytes. */
  readonly besides?: (value: Value) => number;
  readonly maxBytes?: number;
}

/**
 * Remembers something of documents by their text, bounded by an estimate of the memory that it takes. Neither
 * the number of documents nor their length tells that: two characters may be a field.
 */
export function byText<Value extends object>({
  documentOf,
  besides = () => 0,
  maxBytes = MAX_BYTES.all,
}: ByTextOptions<Value>): IdleCache<Value> {
  return new IdleCache({
    maxWeight: maxBytes,
    maxWeightOfOne: MAX_BYTES.one,
    weightOf: (value, text) =>
      2 * text.length + bytesOfDocument(documentOf(value)) + besides(value),
  });
}

function bytesOfDocument({ tokenCount = 0, loc }: DocumentNode): number {
  // A document that was put together, not parsed, has neither.
  return BYTES_PER_TOKEN * (tokenCount || (loc?.end ?? 0)) + BYTES_PER_TOKEN;
}
