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
  const notes = new Set(blocks.flatMap((block) => block.notes));
  const whole = () => blocks.map(({ html }) => html).join('');
  const markdown = convert(blocks, notes) ?? convert([new ForeignBlock(whole())], notes);
  // At least the words remain.
  return cleanText(markdown ?? writePlainText(parseTree(whole())));
}

/** Those of the footnotes that a block refers to and does not have. */
function notesOf(block: ForeignBlock, notes: ReadonlySet<string>): string[] {
  if (block.noteLinks.length === 0) return [];
  const named = block.noteLinks.filter((id) => notes.has(id) && !block.notes.includes(id));
  return [...new Set(named)];
}

/** Null where the blocks are too costly, or would not say the same beside each other. */
function convert(blocks: readonly ForeignBlock[], notes: ReadonlySet<string>): string | null {
  if (isTooCostly(blocks.map(({ cost }) => cost))) return null;
  const written: string[] = [];
  let endsWithList = false;
  for (const block of blocks) {
    const part = block.markdown(notesOf(block, notes));
    if (!part || (endsWithList && part.startsWithList)) return null;
    if (part.markdown === '') continue;
    written.push(part.markdown);
    endsWithList = part.endsWithList;
  }
  return written.join('\n\n');
}
