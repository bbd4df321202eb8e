import type { Rank, TokenGrammar } from './runs.ts';

/**
 * A text as words, runs of white space, and single other characters; joined they are the text. In
 * scripts written without spaces every character is a token.
 */
export function wordTokens(text: string): string[] {
  return text.match(WORD_TOKEN) ?? [];
}

/** Text is made of lines, and a change reads well that starts one. */
export const WORD_GRAMMAR: TokenGrammar = {
  rankOf: rankOfToken,
  endsChunk: (token) => token.includes('\n'),
  isGoodStart: (previous) => previous === undefined || previous.includes('\n'),
};

/** Signs hold a sentence together and line ends a text; what else is seen is what the text says. */
export function rankOfToken(token: string): Rank {
  if (/^\s/.test(token)) return token.includes('\n') ? 'SIGN' : 'SPACE';
  return token.length === 1 && SIGN.test(token) ? 'SIGN' : 'WORD';
}

const SIGN = /^[\p{P}\p{Sm}\p{Sc}\p{Sk}]$/u;

/** The source of the pattern of one word, for patterns that know more than words. ASCII needs no look at scripts. */
export const WORD =
  '(?:[A-Za-z0-9_]|(?![\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}])' +
  '[\\p{L}\\p{M}\\p{N}_])+';

const WORD_TOKEN = new RegExp(`${WORD}|\\s+|.`, 'gsu');
