import { diffArrays } from 'diff';
import { joinRuns, type Run, type TokenGrammar } from './runs.ts';
import { tidyRuns } from './tidy-runs.ts';

/** A text before and after a change, in tokens. */
export interface Tokens {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * What turns one text into the other, in order: EQUAL and DELETE runs joined are `before`, EQUAL and
 * INSERT runs joined are `after`. The shortest edit script (Myers) where the texts differ in up to a
 * thousand tokens; else first by chunks (lines or blocks, as the grammar says), then inside the
 * changed ones; where even that is too much, a changed chunk counts as wholly replaced.
 * So the time is bounded, by counts and not by the clock: the result is the same on any machine.
 */
export function diffTokens(texts: Tokens, grammar: TokenGrammar): Run[] {
  const byWords = shortestEdit(texts, MAX_EDITS);
  if (byWords !== null) return tidyRuns(byWords, grammar);
  const byChunks = diffByChunks(texts, grammar, MAX_EDITS);
  return tidyRuns(byChunks === null ? replacement(texts) : joinRuns(refine(byChunks)), grammar);
}

/** How finely texts are compared: word by word, or in chunks alone, which takes little time for any texts. */
export type Grain = 'WORDS' | 'CHUNKS';

/** The same in chunks alone: a changed line or block counts as wholly replaced. */
export function diffChunks(texts: Tokens, grammar: TokenGrammar): Run[] {
  return diffByChunks(texts, grammar, MAX_EDITS_IN_CHUNK) ?? replacement(texts);
}

/** Edits that Myers' algorithm may look for. Its time grows with their square: 1,000 take 0.1 s. */
const MAX_EDITS = 1_000;
const MAX_EDITS_IN_CHUNK = 300;
/** The sum of such squares over the chunks of a text. */
const MAX_WORK_IN_CHUNKS = 2_000_000;
/** In milliseconds, for one script: the last resort, far above what the counts let happen. */
const TIMEOUT = 5_000;

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
  return runs ?? null;
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
function refine(runs: readonly Run[]): Run[] {
  const refined: Run[] = [];
  let work = MAX_WORK_IN_CHUNKS;
  for (const run of runs) {
    const previous = refined.at(-1);
    if (run.kind !== 'INSERT' || previous?.kind !== 'DELETE') {
      refined.push(run);
      continue;
    }
    const maxEdits = Math.min(MAX_EDITS_IN_CHUNK, Math.floor(Math.sqrt(work)));
    const inside = shortestEdit({ before: previous.tokens, after: run.tokens }, maxEdits);
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
