import { at } from '../at.ts';
import type { Random } from '../chance/random.ts';
import { writeBlock } from '../text/block.ts';
import type { SampleText } from '../text/sentence.ts';
import { writeBlocks } from '../text/write-text.ts';

/** A page's text after an edit, and what the edit did to its Markdown. */
export interface Edit {
  readonly blocks: readonly SampleText[];
  readonly charsAdded: number;
  readonly charsRemoved: number;
}

const FIRST_LENGTH = { median: 700, sigma: 0.7, most: 3000 };
const BLOCK_LENGTH = 350;
/** A page with more of them is only changed and shortened. */
const MAX_BLOCKS = 14;
const SEPARATOR = '\n\n'.length;

export function beginText(random: Random): Edit {
  const { median, sigma, most } = FIRST_LENGTH;
  const blocks = writeBlocks(random, Math.min(most, random.logNormal(median, sigma)));
  const written = blocks.reduce((sum, { markdown }) => sum + markdown.length, 0);
  const charsAdded = written + SEPARATOR * (blocks.length - 1);
  return { blocks, charsAdded, charsRemoved: 0 };
}

/** Adds a block, writes one anew, or takes one out. */
export function editText(random: Random, blocks: readonly SampleText[]): Edit {
  const place = random.below(blocks.length);
  const old = at(blocks, place).markdown.length;
  const kind = random.unit();
  if (kind < 0.2 && blocks.length > 2) {
    return { blocks: blocks.toSpliced(place, 1), charsAdded: 0, charsRemoved: old + SEPARATOR };
  }
  const block = writeBlock(random, BLOCK_LENGTH);
  const charsAdded = block.markdown.length;
  return kind < 0.6 || blocks.length >= MAX_BLOCKS
    ? { blocks: blocks.with(place, block), charsAdded, charsRemoved: old }
    : {
        blocks: blocks.toSpliced(place, 0, block),
        charsAdded: charsAdded + SEPARATOR,
        charsRemoved: 0,
      };
}
