import type { Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { type InlineMath, mathToMarkdown } from 'mdast-util-math';
import { type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { ELEMENT_HANDLERS } from './markdown-nodes.ts';

/**
 * Markdown that says what a tree of sanitised HTML says, as far as Markdown can: `sub`, `mark`
 * and the like keep their text only. Formulas and footnotes come back as they would be written.
 *
 * These are the two halves of rehype-remark, on a tree of ours: of the converters tried it loses
 * the least, and without its HTML parser it costs about what turndown costs.
 */
export function htmlToMarkdown(tree: Root): string {
  return toMarkdown(toMdast(tree, { document: true, handlers: ELEMENT_HANDLERS }), STYLE).trimEnd();
}

const STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    // Columns that line up would make one long cell cost its length in every row.
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
    mathToMarkdown(),
    { handlers: { inlineMath: writeFormula } },
  ],
};

/** The library's own handler pads with spaces, which `math-rules.ts` takes for prices. */
function writeFormula({ value }: InlineMath, _parent: unknown, state: State): string {
  return state.stack.includes('tableCell') ? value.replaceAll('|', '\\|') : value;
}
