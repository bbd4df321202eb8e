import { VOCABULARY } from './vocabulary.ts';

export interface Limits {
  readonly maxWords: number;
}

const MAX_PASSIVES = 2;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const IRREGULAR =
  'begun|bought|brought|built|caught|chosen|cut|done|drawn|driven|found|given|gone|got|heard|held|hidden|kept|known|laid|led|left|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|spoken|spent|split|taken|thought|thrown|told|understood|won|written';
const PASSIVE = new RegExp(
  `\\b(?:is|are|was|were|be|been|being)\\s+(?:\\p{L}+ly\\s+|not\\s+|never\\s+|only\\s+|also\\s+)?(?:\\p{L}{2,}ed|${IRREGULAR})\\b`,
  'giu',
);

/** What a stranger would stumble over in a text whose code is left out; empty when nothing. */
export function problemsOf(text: string, { maxWords }: Limits): string[] {
  return [...sentences.segment(text)].flatMap(({ segment }) => [
    ...vocabularyProblems(segment),
    ...lengthProblems(segment, maxWords),
    ...passiveProblems(segment),
  ]);
}

function vocabularyProblems(sentence: string): string[] {
  return VOCABULARY.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(sentence)?.[0];
    return found === undefined ? [] : [`“${found}”: write ${instead}`];
  });
}

function lengthProblems(sentence: string, maxWords: number): string[] {
  const words = wordsOf(sentence).length;
  return words <= maxWords ? [] : [`a sentence of ${words} words; at most ${maxWords}`];
}

function passiveProblems(sentence: string): string[] {
  const passives = sentence.match(PASSIVE) ?? [];
  return passives.length <= MAX_PASSIVES
    ? []
    : [`a chain of passives: ${passives.join(', ')}; at most ${MAX_PASSIVES} a sentence`];
}

/** What a description of the schema lacks. `names` are its field or value and its type, as they are written. */
export function descriptionProblems(description: string, names: readonly string[]): string[] {
  const words = wordsOf(description);
  return [
    ...(words.length < 3 ? ['fewer than three words'] : []),
    ...(/^[\p{Lu}\p{N}`]/u.test(description) ? [] : ['does not begin with a capital']),
    ...(/[.?]$/.test(description) ? [] : ['does not end with a full stop']),
    ...(repeats(words, names) ? ['only repeats the name'] : []),
  ];
}

const EMPTY_WORDS = new Set(
  'a an and by for has in is it its of on that the this to with'.split(' '),
);

function repeats(words: readonly string[], names: readonly string[]): boolean {
  const inNames = new Set(names.flatMap(partsOf));
  return words.every((word) => EMPTY_WORDS.has(word.toLowerCase()) || inNames.has(stemOf(word)));
}

function partsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[ _]/)
    .map(stemOf);
}

function stemOf(word: string): string {
  return word.toLowerCase().replace(/s$/, '');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+(?:[’'.-][\p{L}\p{N}_]+)*/gu) ?? [];
}
