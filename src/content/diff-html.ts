import { nestAsBrowsersDo } from './browser-nesting.ts';
import { diffChunks, diffTokens, type Grain } from './diff-tokens.ts';
import { HTML_GRAMMAR, htmlTokens } from './html-tokens.ts';
import { markChanges } from './mark-changes.ts';
import { sanitize, sanitizeToFixedPoint } from './sanitize.ts';

/**
 * Sanitised HTML of the text after, in which `ins` marks what is new and `del` shows what is gone: words,
 * formulas, pictures, and words whose link leads elsewhere. The elements are those of the text after, so
 * the result is as well-formed as that is; other elements that are gone, or that changed around the same
 * words, are not marked.
 */
export function diffHtml(beforeHtml: string, afterHtml: string, grain: Grain = 'WORDS'): string {
  const texts = {
    before: htmlTokens(withoutAuthorsMarks(withIdsOf(afterHtml, beforeHtml))),
    after: htmlTokens(withoutAuthorsMarks(afterHtml)),
  };
  const runs = (grain === 'WORDS' ? diffTokens : diffChunks)(texts, HTML_GRAMMAR);
  return nested(sanitize(markChanges(runs), { keepsImages: true }));
}

/** Links that go may leave what they held where browsers end another element, such as a heading in a heading. */
function nested(sanitizedHtml: string): string {
  const html = nestAsBrowsersDo(sanitizedHtml);
  return html === sanitizedHtml
    ? html
    : (sanitizeToFixedPoint(html, { keepsImages: true }) ?? sanitizedHtml);
}

/** What an author crossed out or added is no difference: it is shown struck through or underlined instead. */
function withoutAuthorsMarks(html: string): string {
  return html.replace(AUTHORS_MARK, (_, slash: string, name: string) => {
    return `<${slash}${name === 'del' ? 's' : 'u'}`;
  });
}

const AUTHORS_MARK = /<(\/?)(del|ins)(?=[ >])/g;

/** Ids of headings and notes may name the version that they are in, which is no difference. */
function withIdsOf(afterHtml: string, beforeHtml: string): string {
  const version = VERSION_IN_ID.exec(afterHtml.match(TAG)?.find(hasVersion) ?? '')?.[2];
  if (version === undefined) return beforeHtml;
  const everywhere = new RegExp(VERSION_IN_ID, 'g');
  return beforeHtml.replace(TAG, (tag) => tag.replace(everywhere, `$1${version}`));
}

const hasVersion = (tag: string) => VERSION_IN_ID.test(tag);

const TAG = /<[^>]+>/g;
const VERSION_IN_ID =
  /( (?:id="|href="#)(?:h|fn|fnref)-)([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=-)/;
