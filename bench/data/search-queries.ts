import { at } from './at.ts';
import { FIRST_INVENTED, VOCABULARY } from './text/vocabulary.ts';

const SINGLE_WORDS = 30;
const PAIRS = 20;

/** 30 words from common to rare, evenly by the logarithm of their rank; and 20 pairs of common ones. */
export function searchQueries(): string[] {
  const most = VOCABULARY.length - FIRST_INVENTED;
  const wordAt = (rank: number) => at(VOCABULARY, FIRST_INVENTED + Math.floor(rank));
  const single = Array.from({ length: SINGLE_WORDS }, (_, index) =>
    wordAt(most ** (index / SINGLE_WORDS)),
  );
  const pairs = Array.from(
    { length: PAIRS },
    (_, index) => `${wordAt(1 + index)} ${wordAt(40 + 10 * index)}`,
  );
  return interleaved(single, pairs);
}

/** So that a driver that goes round sends common and rare ones at all times. */
function interleaved(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((text, index) => {
    const other = second[index];
    return other === undefined ? [text] : [text, other];
  });
}
