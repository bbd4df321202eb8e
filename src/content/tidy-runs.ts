import { joinRuns, type Run, type TokenGrammar } from './runs.ts';

/**
 * The same change as people describe it: words that were replaced one after the other are one
 * deletion and one insertion, and a change that could as well begin at the start of a line or block
 * does. What the runs join to stays the same.
 */
export function tidyRuns(runs: readonly Run[], grammar: TokenGrammar): Run[] {
  return joinRuns(slideRuns(groupChanges(runs), grammar));
}

/** Makes one DELETE and one INSERT of changes with nothing but a space between them. */
function groupChanges(runs: readonly Run[]): Run[] {
  const grouped: Run[] = [];
  let deleted: string[] = [];
  let inserted: string[] = [];
  const flush = () => {
    grouped.push({ kind: 'DELETE', tokens: deleted }, { kind: 'INSERT', tokens: inserted });
    deleted = [];
    inserted = [];
  };
  for (const [index, { kind, tokens }] of runs.entries()) {
    const isBetween = index > 0 && index < runs.length - 1;
    if (kind === 'EQUAL' && !(isBetween && isSpace(tokens))) {
      flush();
      grouped.push({ kind, tokens });
    } else {
      if (kind !== 'INSERT') deleted = deleted.concat(tokens);
      if (kind !== 'DELETE') inserted = inserted.concat(tokens);
    }
  }
  flush();
  return joinRuns(grouped);
}

function isSpace(tokens: readonly string[]): boolean {
  return tokens.length === 1 && /^[^\S\n]+$/.test(tokens[0] ?? '');
}

/** Moves changes that stand alone between equal tokens to where they read well. */
function slideRuns(runs: readonly Run[], grammar: TokenGrammar): Run[] {
  const slid = runs.map(({ kind, tokens }) => ({ kind, tokens }));
  for (const [index, run] of slid.entries()) {
    const before = slid[index - 1];
    const after = slid[index + 1];
    if (run.kind === 'EQUAL' || before?.kind !== 'EQUAL' || after?.kind !== 'EQUAL') continue;
    const all = [...before.tokens, ...run.tokens, ...after.tokens];
    const found = { all, start: before.tokens.length, length: run.tokens.length };
    const start = goodStart({ ...found, lowest: index === 1 ? 0 : 1 }, grammar);
    const end = start + run.tokens.length;
    before.tokens = all.slice(0, start);
    run.tokens = all.slice(start, end);
    after.tokens = all.slice(end);
  }
  return slid;
}

/** A changed run among equal tokens. */
interface Place {
  readonly all: readonly string[];
  readonly start: number;
  readonly length: number;
  /** The first place where it may start. */
  readonly lowest: number;
}

const MAX_DISTANCE = 100;

/** The nearest good start, first to the left, where the run would say the same, one of whole elements if there is; else its own. */
function goodStart({ all, start, length, lowest }: Place, grammar: TokenGrammar): number {
  const isGood = (index: number) => grammar.isGoodStart(all[index - 1], all[index]);
  const isWhole = (index: number) =>
    grammar.isWhole === undefined || grammar.isWhole(all.slice(index, index + length));
  let nearest: number | null = null;
  for (let index = start; index >= Math.max(lowest, start - MAX_DISTANCE); index--) {
    if (isGood(index)) {
      if (isWhole(index)) return index;
      nearest ??= index;
    }
    if (all[index - 1] !== all[index + length - 1]) break;
  }
  if (nearest !== null) return nearest;
  for (let index = start; index + length < Math.min(all.length, start + MAX_DISTANCE); index++) {
    if (all[index] !== all[index + length]) break;
    if (isGood(index + 1)) return index + 1;
  }
  return start;
}
