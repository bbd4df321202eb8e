import { at } from '../at.ts';
import { Random } from '../chance/random.ts';
import { Weighted } from '../chance/weighted.ts';
import { zipfWeights } from '../chance/zipf.ts';

/** The most frequent words of English, which its text search leaves out as real ones would be. */
const COMMON_WORDS =
  `the of and to a in is it you that he was for on are with as i his they be at one have this from or
  had by not but what some we can out other were all there when up use your how said an each she which
  do their time if will way about many then them would so these her make like has him into more no`.split(
    /\s+/,
  );

const CONSONANTS = [...'bdfghklmnprstvw', 'br', 'fl', 'gr', 'st', 'tr'];
const VOWELS = [...'aeiou', 'ai', 'ou'];
const ENDINGS = ['', '', '', '', 'l', 'm', 'n', 'r', 't'];

const INVENTED_WORDS = 20_000;

/** Of all words in running text. That of "the" in English is about 6 %. */
const MOST_FREQUENT_SHARE = 0.06;

/** Every word there is, most frequent first: English ones, then invented ones. */
export const VOCABULARY: readonly string[] = [...COMMON_WORDS, ...inventWords()];

/** Where the words begin that are searched for. */
export const FIRST_INVENTED = COMMON_WORDS.length;

const frequencies = new Weighted(zipfWeights(VOCABULARY.length, MOST_FREQUENT_SHARE));
const invented = VOCABULARY.slice(FIRST_INVENTED);

/** A word, as often as it comes in running text. */
export function drawWord(random: Random): string {
  return at(VOCABULARY, frequencies.draw(random));
}

/** A word that means something, all being equally likely: for names and slugs. */
export function drawName(random: Random): string {
  return at(invented, random.below(invented.length));
}

/** Short ones first: they are the frequent ones in all languages. */
function inventWords(): string[] {
  const random = new Random('vocabulary');
  const words = new Set(COMMON_WORDS);
  while (words.size < COMMON_WORDS.length + INVENTED_WORDS) {
    const syllables = 2 + random.below(3);
    words.add(Array.from({ length: syllables }, () => inventSyllable(random)).join(''));
  }
  return [...words].slice(COMMON_WORDS.length).sort((a, b) => a.length - b.length);
}

function inventSyllable(random: Random): string {
  const pick = (sounds: readonly string[]) => at(sounds, random.below(sounds.length));
  return pick(CONSONANTS) + pick(VOWELS) + pick(ENDINGS);
}
