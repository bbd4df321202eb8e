import { cleanText } from './clean-text.ts';
import { isTooCostly } from './conversion-cost.ts';
import { ForeignBlock } from './foreign-block.ts';
import { parseTree } from './html-tree.ts';
import { writePlainText } from './plain-text.ts';

/**
 * The Markdown of sanitised HTML that `htmlBlocks` has cut. Each block is converted by itself, so that what
 * versions of a text have in common is converted once.
 */
export function blocksToMarkdown(blocks: readonly ForeignBlock[]): string {
  const notes = new Set(blocks.flatMap(({ html }) => idsIn(html, NOTE)));
  const whole = () => blocks.map(({ html }) => html).join('');
  const markdown = convert(blocks, notes) ?? convert([new ForeignBlock(whole())], notes);
  // At least the words remain.
  return cleanText(markdown ?? writePlainText(parseTree(whole())));
}

const NOTE = /<li\b[^>]* id="(fn[^"]*)"/g;
const NOTE_LINK = /<a\b[^>]* href="#(fn[^"]*)"/g;

/** Ids of the footnotes that a block refers to and does not have. */
function notesOf(html: string, notes: ReadonlySet<string>): string[] {
  if (notes.size === 0) return [];
  const own = new Set(idsIn(html, NOTE));
  const named = idsIn(html, NOTE_LINK).filter((id) => notes.has(id) && !own.has(id));
  return [...new Set(named)];
}

function idsIn(html: string, pattern: RegExp): string[] {
  return html.includes('fn') ? Array.from(html.matchAll(pattern), ([, id = '']) => id) : [];
}

/** Null where the blocks are too costly, or would not say the same beside each other. */
function convert(blocks: readonly ForeignBlock[], notes: ReadonlySet<string>): string | null {
  if (isTooCostly(blocks.map(({ cost }) => cost))) return null;
  const written: string[] = [];
  let endsWithList = false;
  for (const block of blocks) {
    const part = block.markdown(notesOf(block.html, notes));
    if (!part || (endsWithList && part.startsWithList)) return null;
    if (part.markdown === '') continue;
    written.push(part.markdown);
    endsWithList = part.endsWithList;
  }
  return written.join('\n\n');
}
