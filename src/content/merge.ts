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

export interface Merged {
  readonly text: string;
  /** Whether the changes touch nowhere, so that the text has no markers. */
  readonly isClean: boolean;
}

/**
 * Both changes of a text in one, line by line, as diff3 does it. Where they touch, because both changed the same
 * line or neighbouring ones, each in their own way, both stand between markers. So do the whole texts where a merge
 * is too much work.
 */
export function mergeTexts({ base, theirs, yours }: Divergence): Merged {
  const original = linesOf(base);
  const sides = [linesOf(theirs), linesOf(yours)] as const;
  if (sides.some((side) => isTooMuch(original, side))) {
    return { text: marked(sides[0], sides[1]).join('\n'), isClean: false };
  }
  const regions = diff3Merge(sides[0], original, sides[1], { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok, conflict }) =>
    conflict === undefined ? (ok ?? []) : marked(conflict.a, conflict.b),
  );
  return { text: lines.join('\n'), isClean: regions.every(({ ok }) => ok !== undefined) };
}

function marked(theirs: readonly string[], yours: readonly string[]): string[] {
  return ['<<<<<<< yours', ...yours, '=======', ...theirs, '>>>>>>> theirs'];
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
