import { diff3Merge } from 'node-diff3';
import { cleanText } from './clean-text.ts';

export interface Divergence {
  /** The text that both started from. */
  readonly base: string;
  readonly theirs: string;
  readonly yours: string;
}

/** Past these two texts are not merged: the time of the merge grows with their product. */
const MAX_LINES = 2_000;
const MAX_EQUAL_PAIRS = 200_000;

/**
 * Both changes of a text in one, line by line, as diff3 does it. Null where they touch: where both
 * changed the same line or neighbouring ones, each in their own way; and where it is too much work.
 */
export function mergeTexts({ base, theirs, yours }: Divergence): string | null {
  const original = linesOf(base);
  const sides = [linesOf(theirs), linesOf(yours)] as const;
  if (sides.some((side) => isTooMuch(original, side))) return null;
  const regions = diff3Merge(sides[0], original, sides[1], { excludeFalseConflicts: true });
  const lines: string[] = [];
  for (const { ok } of regions) {
    if (ok === undefined) return null;
    lines.push(...ok);
  }
  return lines.join('\n');
}

/** What was stored before texts were cleaned differs in nothing that anybody wrote. */
function linesOf(text: string): string[] {
  return cleanText(text).split('\n');
}

function isTooMuch(before: readonly string[], after: readonly string[]): boolean {
  if (Math.max(before.length, after.length) > MAX_LINES) return true;
  const times = new Map<string, number>();
  for (const line of before) times.set(line, (times.get(line) ?? 0) + 1);
  const pairs = after.reduce((sum, line) => sum + (times.get(line) ?? 0), 0);
  return pairs > MAX_EQUAL_PAIRS;
}
