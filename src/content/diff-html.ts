import { diffChunks, diffTokens, type Grain } from './diff-tokens.ts';
import { HTML_GRAMMAR, htmlTokens } from './html-tokens.ts';
import { markChanges } from './mark-changes.ts';
import { sanitize } from './sanitize.ts';

/**
 * Sanitised HTML of the text after, in which `ins` marks what is new and `del` shows what is gone.
 * The elements are those of the text after, so the result is as well-formed as that is; elements
 * that are gone, or that changed around the same words, are not marked.
 */
export function diffHtml(beforeHtml: string, afterHtml: string, grain: Grain = 'WORDS'): string {
  const texts = { before: htmlTokens(beforeHtml), after: htmlTokens(afterHtml) };
  const runs = (grain === 'WORDS' ? diffTokens : diffChunks)(texts, HTML_GRAMMAR);
  return sanitize(markChanges(runs));
}
