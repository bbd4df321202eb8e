import type { Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathToMarkdown } from 'mdast-util-math';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { ELEMENT_HANDLERS } from './markdown-nodes.ts';
import { WRITERS } from './markdown-writers.ts';
import { prepareTree } from './prepare-tree.ts';

/**
 * Markdown that says what a tree of sanitised HTML says, as far as Markdown can: `sub`, `mark`
 * and the like keep their text only. Formulas and footnotes come back as they would be written.
 *
 * These are the two halves of rehype-remark, on a tree of ours: of the converters tried it loses
 * the least, and without its HTML parser it costs about what turndown costs.
 */
export function htmlToMarkdown(tree: Root): string {
  const mdast = toMdast(prepareTree(tree), { document: true, handlers: ELEMENT_HANDLERS });
  return toMarkdown(mdast, STYLE).trimEnd();
}

const STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
  // Right below a list or quote, the lines of a paragraph would go on with the last one in that.
  join: [
    ({ type }, next, parent) =>
      parent.type === 'listItem' &&
      next.type === 'paragraph' &&
      (type === 'list' || type === 'blockquote')
        ? 1
        : undefined,
  ],
  extensions: [
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    // Columns that line up would make one long cell cost its length in every row.
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
    mathToMarkdown(),
    { handlers: WRITERS },
  ],
};
