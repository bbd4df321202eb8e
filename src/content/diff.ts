import { cleanText } from './clean-text.ts';
import { diffChunks, diffTokens, type Grain } from './diff-tokens.ts';
import type { ChangeKind, Run } from './runs.ts';
import { WORD_GRAMMAR, wordTokens } from './word-tokens.ts';

export interface Hunk {
  readonly kind: ChangeKind;
  readonly text: string;
}

/** In UTF-16 code units. */
export interface ChangeCount {
  readonly charsAdded: number;
  readonly charsRemoved: number;
}

export interface MarkdownDiff extends ChangeCount {
  /** EQUAL and DELETE joined are the text before, EQUAL and INSERT the text after. */
  readonly hunks: readonly Hunk[];
}

/** What changed between two versions of a text, word by word. */
export function diffMarkdown(before: string, after: string, grain: Grain = 'WORDS'): MarkdownDiff {
  const hunks = diffWords(before, after, grain).map(({ kind, tokens }) => {
    return { kind, text: tokens.join('') };
  });
  return { hunks, charsAdded: charsOf(hunks, 'INSERT'), charsRemoved: charsOf(hunks, 'DELETE') };
}

/** How much changed between two versions of a text: the sums that `diffMarkdown` gives. */
export function countChanges(before: string, after: string, grain: Grain = 'WORDS'): ChangeCount {
  if (before === '' || after === '') {
    return { charsAdded: cleanText(after).length, charsRemoved: cleanText(before).length };
  }
  const { charsAdded, charsRemoved } = diffMarkdown(before, after, grain);
  return { charsAdded, charsRemoved };
}

/**
 * The word diff itself. Both texts are compared as they would be stored today:
 * the kind of line ends, and whether characters are composed, makes no difference.
 */
export function diffWords(before: string, after: string, grain: Grain = 'WORDS'): Run[] {
  const texts = { before: tokensOf(cleanText(before)), after: tokensOf(cleanText(after)) };
  return (grain === 'WORDS' ? diffTokens : diffChunks)(texts, WORD_GRAMMAR);
}

/** The text that came last, because the versions of a text are compared one after the other. */
let last: { readonly text: string; readonly tokens: readonly string[] } = { text: '', tokens: [] };

function tokensOf(text: string): readonly string[] {
  if (text !== last.text) last = { text, tokens: wordTokens(text) };
  return last.tokens;
}

function charsOf(hunks: readonly Hunk[], kind: ChangeKind): number {
  return hunks.reduce((sum, hunk) => sum + (hunk.kind === kind ? hunk.text.length : 0), 0);
}
