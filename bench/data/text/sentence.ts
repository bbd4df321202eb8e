import type { RichContent } from '../../../src/content/rich-content.ts';
import { at } from '../at.ts';
import type { Random } from '../chance/random.ts';
import { drawName, drawWord } from './vocabulary.ts';

/** A text in the forms that have no default. It has neither formulas nor spoilers. */
export type SampleText = Omit<RichContent, 'preview'>;

/** Of one sentence in so many. */
const CHANCE_OF_MARKUP = 0.08;
const CHANCE_OF_COMMA = 0.4;

/** Up to so many words, the first of them with a capital; a word may be a link, code or stressed. */
export function writeSentence(random: Random, mostWords: number): SampleText {
  const count = Math.max(1, Math.min(mostWords, 3 + random.below(18)));
  const words: string[] = [];
  for (let index = 0; index < count; index += 1) words.push(drawWord(random));
  if (count > 6 && random.chance(CHANCE_OF_COMMA)) words[2 + random.below(count - 4)] += ',';
  words[0] = capitalized(at(words, 0));
  const stop = random.chance(0.1) ? '?' : '.';
  if (!random.chance(CHANCE_OF_MARKUP)) return plainSentence(words.join(' ') + stop, count);
  return markedSentence(random, words, stop);
}

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function plainSentence(text: string, wordCount: number): SampleText {
  return { markdown: text, html: text, text, wordCount };
}

/** The same with one more word at the end that is more than text. */
function markedSentence(random: Random, words: readonly string[], stop: string): SampleText {
  const start = words.join(' ');
  const word = drawName(random);
  const { markdown, html } = marked(random, word);
  return {
    markdown: `${start} ${markdown}${stop}`,
    html: `${start} ${html}${stop}`,
    text: `${start} ${word}${stop}`,
    wordCount: words.length + 1,
  };
}

function marked(random: Random, word: string): Pick<SampleText, 'markdown' | 'html'> {
  switch (random.below(4)) {
    case 0:
      return { markdown: `*${word}*`, html: `<em>${word}</em>` };
    case 1:
      return { markdown: `\`${word}\``, html: `<code>${word}</code>` };
    default: {
      const address = `https://example.org/${word}`;
      const html = `<a href="${address}" rel="nofollow ugc noopener">${word}</a>`;
      return { markdown: `[${word}](${address})`, html };
    }
  }
}
