import type { Element, Root } from 'hast';
import type { List, Root as MdastRoot, RootContent } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathToMarkdown } from 'mdast-util-math';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { emphasisedWords, isReadAs } from './emphasised-words.ts';
import { WRITERS } from './markdown-writers.ts';
import { prepareTree } from './prepare-tree.ts';
import { treeToMdast } from './tree-to-mdast.ts';

/** The Markdown of a part of a text. */
export interface MarkdownBlock {
  readonly markdown: string;
  /** Whether its first and its last block is a list, which a list next to it would run into. */
  readonly startsWithList: boolean;
  readonly endsWithList: boolean;
}

/**
 * Markdown that says what a tree of sanitised HTML says, as far as Markdown can: `sub`, `small`
 * and the like keep their text only, figures as those that Unicode has above and below the line. Formulas and
 * footnotes come back as they would be written.
 *
 * These are the two halves of rehype-remark, on a tree of ours: of the converters tried it loses
 * the least, and without its HTML parser it costs about what turndown costs.
 *
 * @param notes ids of footnotes that the tree refers to and that stand elsewhere
 */
export function htmlToMarkdown(tree: Root, notes: readonly string[] = []): MarkdownBlock {
  const touching = { isKept: false, isDropped: false };
  const prepared = prepareTree(tree, touching);
  if (touching.isDropped) {
    const whole = prepareTree(tree, { ...touching, isKept: true });
    const meant = emphasisedWords(tree);
    for (const sign of ['*', '_'] as const) {
      const block = writeBlock(whole, notes, sign);
      if (isReadAs(block.markdown, meant)) return block;
    }
  }
  return writeBlock(prepared, notes, '*');
}

function writeBlock(prepared: Root, notes: readonly string[], sign: '*' | '_'): MarkdownBlock {
  const withNotes = { ...prepared, children: [...prepared.children, ...notes.map(emptyNote)] };
  const mdast = treeToMdast(withNotes);
  const blocks = mdast.children.slice(0, -notes.length || undefined);
  const root = { type: 'root', children: blocks } as MdastRoot;
  return {
    markdown: withWholeCharacters(toMarkdown(root, { ...STYLE, emphasis: sign })).trimEnd(),
    startsWithList: blocks[0]?.type === 'list',
    endsWithList: blocks.at(-1)?.type === 'list',
  };
}

/** The library encodes code units beside marks, of which some are halves of characters. */
function withWholeCharacters(markdown: string): string {
  return markdown.replace(HALF_ENCODED, (both) => {
    const [high = '', low = ''] = both.match(/&#x[^;]*;|./gs) ?? [];
    const [first, second] = [high, low].map((half) =>
      half.startsWith('&') ? Number.parseInt(half.slice(3, -1), 16) : half.charCodeAt(0),
    );
    const code = String.fromCharCode(first ?? 0, second ?? 0).codePointAt(0) ?? 0;
    return `&#x${code.toString(16).toUpperCase()};`;
  });
}

const HALF_ENCODED =
  /&#xD[89AB][\dA-F]{2};(?:&#xD[C-F][\dA-F]{2};|[\uDC00-\uDFFF])|[\uD800-\uDBFF]&#xD[C-F][\dA-F]{2};/g;

function emptyNote(id: string): Element {
  const item: Element = { type: 'element', tagName: 'li', properties: { id }, children: [] };
  return { type: 'element', tagName: 'ol', properties: {}, children: [item] };
}

const STYLE: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  join: [
    (block, next, parent) =>
      parent.type === 'listItem' && wouldRunOn(block, next) ? 1 : undefined,
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

const RUNS_ON: ReadonlySet<string> = new Set(['blockquote', 'list', 'table']);

/** Whether a block right below another one in an item would be read as a part of that, or change it. */
function wouldRunOn(block: RootContent, next: RootContent): boolean {
  if (next.type === 'paragraph') return RUNS_ON.has(block.type);
  if (block.type !== 'paragraph') return false;
  // A line below a paragraph makes it a heading, and only a list from 1 with something in its first item interrupts one.
  return next.type === 'thematicBreak' || (next.type === 'list' && !mayInterrupt(next));
}

function mayInterrupt({ ordered, start, children }: List): boolean {
  const isEmpty = children[0]?.children.length === 0;
  return !isEmpty && (!ordered || start === 1);
}
