import type { Arrow } from './import-rules.ts';

/** What circles are looked for between: each names the part that a file of src belongs to, if any. */
export const PARTS = {
  /** The folders of src; a file that stands in none of them is a part by itself. */
  folders: (file: string) => file.split('/').slice(0, 2).join('/'),
  /** The groups of nouns, and the nouns that stand in no group. */
  groups: (file: string) => domainPart(file, 3),
  nouns: (file: string) => domainPart(file, GROUPED.test(file) ? 4 : 3),
} as const satisfies Record<string, (file: string) => string>;

export type Part = keyof typeof PARTS;

const GROUPED = /^src\/domains\/(discussion|moderation|people|wiki)\//;

/** What nouns may import of each other both ways: the rule `faces-see-faces` says what these import. */
const FACE = /^src\/domains\/.*\/(refs|policy)\.ts$/;

function domainPart(file: string, depth: number): string {
  return file.startsWith('src/domains/') ? file.split('/').slice(0, depth).join('/') : '';
}

/** The sets of parts each of which leads to each other of its set, the largest first. */
export function findCircles(arrows: readonly Arrow[], part: Part): string[][] {
  const next = arrowsBetween(arrows, part);
  const reached = new Map([...next.keys()].map((name) => [name, reach(next, name)]));
  const circles = new Map<string, string[]>();
  for (const [name, others] of reached) {
    if (!others.has(name)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(name)).sort();
    circles.set(circle.join(' '), circle);
  }
  return [...circles.values()].sort((one, other) => other.length - one.length);
}

function arrowsBetween(arrows: readonly Arrow[], part: Part): Map<string, Set<string>> {
  const partOf = PARTS[part];
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arrows) {
    if (!from.startsWith('src/') || !to.startsWith('src/') || FACE.test(to)) continue;
    const [one, other] = [partOf(from), partOf(to)];
    if (one === '' || other === '' || one === other) continue;
    next.set(one, (next.get(one) ?? new Set()).add(other));
  }
  return next;
}

/** All parts that imports lead to from this one. */
function reach(next: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(next.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(next.get(name) ?? []));
  }
  return found;
}
