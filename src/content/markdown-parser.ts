import MarkdownIt, { type MarkdownIt as Parser, type StateCore } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { autolinks } from './autolinks.ts';
import { MAX_BLOCK_TOKENS, MAX_FOOTNOTES, MAX_NESTING } from './limits.ts';
import { mathRules } from './math-rules.ts';
import { peopleLinks } from './people-links.ts';
import { spoilers } from './spoilers.ts';
import { taskLists } from './task-lists.ts';
import { wikiLinks } from './wiki-links.ts';

/**
 * CommonMark with GFM's tables, strikethrough, task lists and autolinks, footnotes, maths, wiki links,
 * and links to people. HTML in it is text. `render` takes `env.docId` (footnote ids), `env.formulas` (a
 * `Formulas`), `env.people` (a set of names) and `env.wikiPages` (slugs by titles), and throws when a document is past the limits.
 */
export const markdownParser = new MarkdownIt({
  html: false,
  linkify: true,
  maxNesting: MAX_NESTING,
})
  .use(footnotes)
  .use(mathRules)
  .use(spoilers)
  .use(wikiLinks)
  .use(taskLists)
  .use(limitTokens)
  .use(alignCells)
  .use(autolinks)
  .use(peopleLinks);

function limitTokens(parser: Parser): void {
  // `^[a note]` is not GFM, and its parser calls itself as deep as an author likes.
  parser.inline.ruler.disable('footnote_inline');
  parser.block.ruler.before('table', 'limit_tokens', (state) => {
    if (state.tokens.length > MAX_BLOCK_TOKENS) throw new RangeError('too many blocks');
    return false;
  });
  parser.core.ruler.before('footnote_tail', 'limit_footnotes', (state) => {
    if (footnoteCount(state) > MAX_FOOTNOTES) throw new RangeError('too many footnotes');
  });
}

function footnoteCount(state: StateCore): number {
  const notes = state.env['footnotes'];
  const list = typeof notes === 'object' && notes && 'list' in notes ? notes.list : null;
  return Array.isArray(list) ? list.length : 0;
}

/** Alignment as an attribute, as in GFM's specification (section 4.10): the sanitiser knows no CSS. */
function alignCells(parser: Parser): void {
  parser.core.ruler.push('align_cells', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const align = /text-align:(\w+)/.exec(String(token.attrGet('style')))?.[1];
      if (align) token.attrs = [['align', align]];
    }
  });
}
