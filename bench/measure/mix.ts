import type { BasicWork, HttpRequest } from '../contract.ts';

/** How often readers want what: so many requests of each kind in a dozen, spread out. */
const REQUEST_MIX: readonly BasicWork[] = [
  ...(['profile', 'feed-1', 'node', 'profile', 'thread', 'search'] as const),
  ...(['profile', 'wiki', 'node', 'profile', 'feed-1', 'thread'] as const),
];

const REPEATS = 100;

/** Requests of all kinds; each kind goes round its own. */
export function mixed(
  requests: Readonly<Partial<Record<BasicWork, readonly HttpRequest[]>>>,
): HttpRequest[] {
  const sent = new Map<BasicWork, number>();
  return Array.from({ length: REPEATS }, () => REQUEST_MIX).flatMap((dozen) =>
    dozen.flatMap((work) => {
      const all = requests[work] ?? [];
      const turn = sent.get(work) ?? 0;
      sent.set(work, turn + 1);
      return all[turn % all.length] ?? [];
    }),
  );
}

/** The kinds that a mix is made of. */
export const MIXED_WORKS: readonly BasicWork[] = [...new Set(REQUEST_MIX)];
