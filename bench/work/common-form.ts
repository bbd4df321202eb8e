import type { BasicWork } from '../contract.ts';

/** How much of an excerpt is compared, in characters: servers cut theirs at different places. */
const COMPARED = 100;

/** Each server has ids and cursors of its own. */
const OWN_TO_A_SERVER = new Set(['id', 'endCursor']);

const TIMES = new Set(['createdAt', 'joinedAt', 'publishedAt']);

/**
 * An answer's data in the form in which servers are compared: without ids and cursors, times in ISO
 * 8601 with milliseconds, of excerpts the beginning. Of a search only how much was found, because
 * servers may choose their candidates differently.
 */
export function commonForm(work: BasicWork, data: unknown): unknown {
  const plain = plainForm(data);
  return work === 'search' ? summarizeSearch(plain) : plain;
}

function plainForm(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => plainForm(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([name]) => !OWN_TO_A_SERVER.has(name));
    return Object.fromEntries(entries.map(([name, inner]) => [name, plainForm(inner, name)]));
  }
  if (typeof value !== 'string') return value;
  if (TIMES.has(key)) return new Date(value).toISOString();
  return key === 'excerpt' ? value.trim().replaceAll(/\s+/g, ' ').slice(0, COMPARED) : value;
}

const TYPES = new Set(['User', 'Post', 'Comment', 'WikiPage']);

interface Hit {
  readonly type?: unknown;
  readonly title?: unknown;
  readonly excerpt?: unknown;
}

/** A list, or a connection. */
type Found = readonly Hit[] | { readonly nodes: readonly Hit[] };

function summarizeSearch(data: unknown): { hits: number; wellFormed: boolean } {
  const { search } = data as { search: Found };
  const nodes = 'nodes' in search ? search.nodes : search;
  const wellFormed = nodes.every(
    ({ type, title, excerpt }) =>
      TYPES.has(String(type)) && typeof (type === 'Comment' ? excerpt : title) === 'string',
  );
  return { hits: nodes.length, wellFormed };
}
