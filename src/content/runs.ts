export type ChangeKind = 'EQUAL' | 'INSERT' | 'DELETE';

/** Neighbouring tokens that are in both texts, only in the later, or only in the earlier. */
export interface Run {
  readonly kind: ChangeKind;
  readonly tokens: readonly string[];
}

/** How much a token weighs: no number of signs in common outweighs a word, and no white space a sign. */
export type Rank = 'WORD' | 'SIGN' | 'SPACE';

/** What the tokens of a kind of text mean to a diff. */
export interface TokenGrammar {
  rankOf(token: string): Rank;
  /** Whether a line or block ends with the token: a text too different is compared by those. */
  endsChunk(token: string): boolean;
  /** Whether a change reads well that begins with `first`, after `previous` or at the very start. */
  isGoodStart(previous: string | undefined, first: string | undefined): boolean;
  /** Whether the tokens are whole elements, as good a change as there is. */
  isWhole?(tokens: readonly string[]): boolean;
}

/** The runs without empty ones, neighbours of a kind made one. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: { kind: ChangeKind; tokens: string[] }[] = [];
  for (const { kind, tokens } of runs) {
    if (tokens.length === 0) continue;
    const last = joined.at(-1);
    if (last?.kind === kind) for (const token of tokens) last.tokens.push(token);
    else joined.push({ kind, tokens: [...tokens] });
  }
  return joined;
}
