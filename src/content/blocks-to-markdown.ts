import type { Root } from 'hast';
import { LRUCache } from 'lru-cache';
import { cleanText } from './clean-text.ts';
import { type Cost, conversionCost, isTooCostly } from './conversion-cost.ts';
import { htmlToMarkdown, type MarkdownBlock } from './html-to-markdown.ts';
import { parseTree } from './html-tree.ts';
import { writePlainText } from './plain-text.ts';
import { keyOf } from './remembered.ts';

/**
 * The Markdown of sanitised HTML that `htmlBlocks` has cut. Each block is converted by itself, so that what
 * versions of a text have in common is converted once.
 */
export function blocksToMarkdown(blocks: readonly string[]): string {
  const notes = new Set(blocks.flatMap((block) => idsIn(block, NOTE)));
  const markdown =
    convert(blocks.map((block) => partOf(block, notes))) ??
    convert([partOf(blocks.join(''), notes)]);
  // The converter is not ours, and no text may stop an import: at least the words remain.
  return cleanText(markdown ?? writePlainText(parseTree(blocks.join(''))));
}

interface Part {
  readonly html: string;
  /** Ids of footnotes that it refers to and does not have. */
  readonly notes: readonly string[];
}

const NOTE = /<li\b[^>]* id="(fn[^"]*)"/g;
const NOTE_LINK = /<a\b[^>]* href="#(fn[^"]*)"/g;

function partOf(html: string, notes: ReadonlySet<string>): Part {
  if (notes.size === 0) return { html, notes: [] };
  const own = new Set(idsIn(html, NOTE));
  const named = idsIn(html, NOTE_LINK).filter((id) => notes.has(id) && !own.has(id));
  return { html, notes: [...new Set(named)] };
}

function idsIn(html: string, pattern: RegExp): string[] {
  return html.includes('fn') ? Array.from(html.matchAll(pattern), ([, id = '']) => id) : [];
}

interface Conversion {
  readonly cost: Cost;
  /** Undefined before it is made, null if it cannot be made. */
  block: MarkdownBlock | null | undefined;
}

/** Of the HTML whose conversions are remembered, in characters. */
const MAX_REMEMBERED = 4_000_000;

const known = new LRUCache<string, Conversion>({ maxSize: MAX_REMEMBERED });

/** Null where the parts are too costly, or would not say the same beside each other. */
function convert(parts: readonly Part[]): string | null {
  const trees = new Map<Conversion, Root>();
  const conversions = parts.map((part) => {
    const key = keyOf([part.html, ...part.notes].join('\n'));
    const remembered = known.get(key);
    if (remembered?.block !== undefined) return { part, conversion: remembered };
    const tree = parseTree(part.html);
    const conversion: Conversion = { cost: conversionCost(tree), block: undefined };
    trees.set(conversion, tree);
    known.set(key, conversion, { size: part.html.length + 1 });
    return { part, conversion };
  });
  if (isTooCostly(conversions.map(({ conversion }) => conversion.cost))) return null;
  const blocks: string[] = [];
  let endsWithList = false;
  for (const { part, conversion } of conversions) {
    const tree = trees.get(conversion);
    if (tree !== undefined) conversion.block = convertTree(tree, part.notes);
    const { block } = conversion;
    if (!block || (endsWithList && block.startsWithList)) return null;
    if (block.markdown === '') continue;
    blocks.push(block.markdown);
    endsWithList = block.endsWithList;
  }
  return blocks.join('\n\n');
}

function convertTree(tree: Root, notes: readonly string[]): MarkdownBlock | null {
  try {
    return htmlToMarkdown(tree, notes);
  } catch {
    return null;
  }
}
