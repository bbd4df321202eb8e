import { diffArrays } from 'diff';
import { joinRuns, type Rank, type Run, type TokenGrammar } from './runs.ts';
import { tidyRuns } from './tidy-runs.ts';

/** A text before and after a change, in tokens. */
export interface Tokens {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * What turns one text into the other, in order: EQUAL and DELETE runs joined are `before`, EQUAL and
 * INSERT runs joined are `after`. As many words as can be are kept, by the shortest edit script (Myers);
 * then, between two kept words, as many signs; white space where it stands beside what is kept. So no
 * number of spaces in common outweighs a word. That is done where the texts differ in up to a thousand
 * words; else first by chunks (lines or blocks, as the grammar says), then inside the changed ones;
 * where even that is too much, a changed chunk counts as wholly replaced.
 * So the time is bounded, by counts and not by the clock: the result is the same on any machine.
 */
export function diffTokens(texts: Tokens, grammar: TokenGrammar): Run[] {
  const effort = { maxEdits: MAX_EDITS, workLeft: MAX_EDITS ** 2 };
  const byWords = editByRank(texts, grammar, effort);
  if (byWords !== null) return tidyRuns(joinRuns(byWords), grammar);
  const byChunks = diffByChunks(texts, grammar, MAX_EDITS);
  const runs = byChunks === null ? replacement(texts) : joinRuns(refine(byChunks, grammar));
  return tidyRuns(runs, grammar);
}

/** How finely texts are compared: word by word, or in chunks alone, which takes little time for any texts. */
export type Grain = 'WORDS' | 'CHUNKS';

/** The same in chunks alone: a changed line or block counts as wholly replaced. */
export function diffChunks(texts: Tokens, grammar: TokenGrammar): Run[] {
  return joinRuns(diffByChunks(texts, grammar, MAX_EDITS_IN_CHUNK) ?? replacement(texts));
}

/** Edits that Myers' algorithm may look for. Its time grows with their square: 1,000 take 0.1 s. */
const MAX_EDITS = 1_000;
const MAX_EDITS_IN_CHUNK = 300;
/** The sum of such squares over the chunks of a text. */
const MAX_WORK_IN_CHUNKS = 2_000_000;
/** In milliseconds, for one script: the last resort, far above what the counts let happen. */
const TIMEOUT = 5_000;

/** What a comparison may cost. */
interface Effort {
  readonly maxEdits: number;
  /** The sum of the squares of edits between kept words. What is past it counts as replaced. */
  workLeft: number;
}

/** Null where more words differ than are looked for. */
function editByRank(texts: Tokens, grammar: TokenGrammar, effort: Effort): Run[] | null {
  return keepRank(texts, { grammar, rank: 'WORD', effort });
}

interface Ranking {
  readonly grammar: TokenGrammar;
  readonly rank: Exclude<Rank, 'SPACE'>;
  readonly effort: Effort;
}

/** Keeps what the texts share at both ends, as many tokens of the rank as can be, and goes on between those. */
function keepRank({ before, after }: Tokens, ranking: Ranking): Run[] | null {
  const { start, end } = commonEnds(before, after);
  const middle = {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
  const kept = keptPairs(middle, ranking);
  if (kept === null) return null;
  const runs: Run[] = [];
  let equal = before.slice(0, start);
  let [beforeIndex, afterIndex] = [0, 0];
  const ends = [middle.before.length, middle.after.length] as const;
  for (const [beforeKept, afterKept] of [...kept, ends]) {
    const between = {
      before: middle.before.slice(beforeIndex, beforeKept),
      after: middle.after.slice(afterIndex, afterKept),
    };
    if (isSame(between)) {
      for (const token of between.before) equal.push(token);
    } else {
      runs.push({ kind: 'EQUAL', tokens: equal });
      for (const run of betweenKept(between, ranking)) runs.push(run);
      equal = [];
    }
    equal.push(...middle.before.slice(beforeKept, beforeKept + 1));
    [beforeIndex, afterIndex] = [beforeKept + 1, afterKept + 1];
  }
  for (const token of before.slice(before.length - end)) equal.push(token);
  runs.push({ kind: 'EQUAL', tokens: equal });
  return runs;
}

function isSame({ before, after }: Tokens): boolean {
  return before.length === after.length && before.every((token, index) => token === after[index]);
}

/** The places of the tokens of a rank that both texts keep, in order. */
function keptPairs(texts: Tokens, { grammar, rank, effort }: Ranking): [number, number][] | null {
  const before = indicesOf(texts.before, grammar, rank);
  const after = indicesOf(texts.after, grammar, rank);
  if (before.length === 0 || after.length === 0) return [];
  const maxEdits = Math.min(effort.maxEdits, Math.floor(Math.sqrt(effort.workLeft)));
  const changes = shortestEdit(
    {
      before: before.map((index) => texts.before[index] ?? ''),
      after: after.map((index) => texts.after[index] ?? ''),
    },
    maxEdits,
  );
  if (rank !== 'WORD') {
    effort.workLeft -= Math.min(changes ? editCount(changes) : maxEdits, maxEdits) ** 2;
  }
  if (changes === null) return null;
  const pairs: [number, number][] = [];
  let [beforeIndex, afterIndex] = [0, 0];
  for (const { kind, tokens } of changes) {
    for (let count = 0; kind === 'EQUAL' && count < tokens.length; count++) {
      pairs.push([before[beforeIndex + count] ?? 0, after[afterIndex + count] ?? 0]);
    }
    if (kind !== 'INSERT') beforeIndex += tokens.length;
    if (kind !== 'DELETE') afterIndex += tokens.length;
  }
  return pairs;
}

function indicesOf(tokens: readonly string[], grammar: TokenGrammar, rank: Rank): number[] {
  const indices: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (grammar.rankOf(token) === rank) indices.push(index);
  }
  return indices;
}

function betweenKept(texts: Tokens, { grammar, rank, effort }: Ranking): Run[] {
  const isOneSided = texts.before.length === 0 || texts.after.length === 0;
  if (isOneSided || rank === 'SIGN') return replacement(texts);
  return keepRank(texts, { grammar, rank: 'SIGN', effort }) ?? replacement(texts);
}

/** The shortest edit script of two lists, all tokens of which weigh the same; null past `maxEdits`. */
function shortestEdit({ before, after }: Tokens, maxEdits: number): Run[] | null {
  const { start, end } = commonEnds(before, after);
  const changes = diffArrays(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    { maxEditLength: maxEdits, timeout: TIMEOUT },
  );
  if (!changes) return null;
  return joinRuns([
    { kind: 'EQUAL', tokens: before.slice(0, start) },
    ...changes.map(({ added, removed, value }): Run => {
      return { kind: added ? 'INSERT' : removed ? 'DELETE' : 'EQUAL', tokens: value };
    }),
    { kind: 'EQUAL', tokens: before.slice(before.length - end) },
  ]);
}

function diffByChunks(
  { before, after }: Tokens,
  grammar: TokenGrammar,
  maxEdits: number,
): Run[] | null {
  const tokensOf = new Map<string, string[]>();
  const chunks = {
    before: chunksOf(before, grammar, tokensOf),
    after: chunksOf(after, grammar, tokensOf),
  };
  const runs = shortestEdit(chunks, maxEdits)?.map(({ kind, tokens }): Run => {
    return { kind, tokens: tokens.flatMap((chunk) => tokensOf.get(chunk) ?? []) };
  });
  return runs ? joinRuns(runs) : null;
}

/** The chunks of a text, each joined; their tokens are noted in `tokensOf`. */
function chunksOf(
  tokens: readonly string[],
  grammar: TokenGrammar,
  tokensOf: Map<string, string[]>,
): string[] {
  const chunks: string[] = [];
  let open: string[] = [];
  for (const [index, token] of tokens.entries()) {
    open.push(token);
    if (!grammar.endsChunk(token) && index < tokens.length - 1) continue;
    const chunk = open.join('');
    chunks.push(chunk);
    tokensOf.set(chunk, open);
    open = [];
  }
  return chunks;
}

/** Compares what was deleted with what was inserted in its place, while the work is worth it. */
function refine(runs: readonly Run[], grammar: TokenGrammar): Run[] {
  const refined: Run[] = [];
  let work = MAX_WORK_IN_CHUNKS;
  for (const run of runs) {
    const previous = refined.at(-1);
    if (run.kind !== 'INSERT' || previous?.kind !== 'DELETE') {
      refined.push(run);
      continue;
    }
    const maxEdits = Math.min(MAX_EDITS_IN_CHUNK, Math.floor(Math.sqrt(work)));
    const effort = { maxEdits, workLeft: maxEdits ** 2 };
    const inside = editByRank({ before: previous.tokens, after: run.tokens }, grammar, effort);
    work -= Math.min(inside ? editCount(inside) : maxEdits, maxEdits) ** 2;
    if (inside) refined.splice(-1, 1, ...inside);
    else refined.push(run);
  }
  return refined;
}

function editCount(runs: readonly Run[]): number {
  return runs.reduce((sum, { kind, tokens }) => sum + (kind === 'EQUAL' ? 0 : tokens.length), 0);
}

function replacement({ before, after }: Tokens): Run[] {
  const { start, end } = commonEnds(before, after);
  return joinRuns([
    { kind: 'EQUAL', tokens: before.slice(0, start) },
    { kind: 'DELETE', tokens: before.slice(start, before.length - end) },
    { kind: 'INSERT', tokens: after.slice(start, after.length - end) },
    { kind: 'EQUAL', tokens: before.slice(before.length - end) },
  ]);
}

/** How many tokens the texts share at the start, and how many of the rest at the end. */
function commonEnds(before: readonly string[], after: readonly string[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}
