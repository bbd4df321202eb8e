import type { TokenGrammar } from './runs.ts';

/**
 * A text as words, runs of white space, and single other characters; joined they are the text. In
 * scripts written without spaces every character is a token.
 */
export function wordTokens(text: string): string[] {
  return text.match(WORD_TOKEN) ?? [];
}

/** Text is made of lines, and a change reads well that starts one. */
export const WORD_GRAMMAR: TokenGrammar = {
  endsChunk: (token) => token.includes('\n'),
  isGoodStart: (previous) => previous === undefined || previous.includes('\n'),
};

/** The source of the pattern of one word, for patterns that know more than words. */
export const WORD =
  '(?:(?![\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}])' +
  '[\\p{L}\\p{M}\\p{N}_])+';

const WORD_TOKEN = new RegExp(`${WORD}|\\s+|.`, 'gsu');
