import type { Random } from '../chance/random.ts';
import { joinBlocks, writeBlock } from './block.ts';
import type { SampleText } from './sentence.ts';
import { capitalized } from './sentence.ts';
import { drawName, drawWord } from './vocabulary.ts';

/** What is left of a text when no further block is begun, in characters. */
const REST = 40;

/** Blocks of about so many characters of plain text together, one at least. */
export function writeBlocks(random: Random, length: number): SampleText[] {
  const blocks: SampleText[] = [];
  let left = length;
  do {
    const block = writeBlock(random, left);
    blocks.push(block);
    left -= block.text.length;
  } while (left > REST);
  return blocks;
}

/** A text of about so many characters, as Commonplace's own renderer would have made it from its Markdown. */
export function writeText(random: Random, length: number): SampleText {
  return joinBlocks(writeBlocks(random, length));
}

/** 3 to 9 words, two of them with a meaning of their own, without a full stop. */
export function writeTitle(random: Random): string {
  const words = Array.from({ length: 1 + random.below(7) }, () => drawWord(random));
  return capitalized([drawName(random), ...words, drawName(random)].join(' '));
}
