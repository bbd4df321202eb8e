import type { Random } from '../chance/random.ts';
import { type SampleText, writeSentence } from './sentence.ts';
import { drawName } from './vocabulary.ts';

/** Characters of the average word and the space after it. */
const WORD_LENGTH = 6;
const PARAGRAPH_LENGTH = { median: 300, sigma: 0.6 };

/** A paragraph of about so many characters at the most; now and then a list, a quotation or code. */
export function writeBlock(random: Random, most: number): SampleText {
  const kind = random.unit();
  if (most > 150 && kind < 0.04) return list(random);
  if (most > 150 && kind < 0.07) return quotation(random);
  if (most > 150 && kind < 0.09) return code(random);
  return paragraph(random, most);
}

/** Blocks one after another, in every form. */
export function joinBlocks(blocks: readonly SampleText[]): SampleText {
  return {
    markdown: blocks.map(({ markdown }) => markdown).join('\n\n'),
    html: blocks.map(({ html }) => html).join(''),
    text: blocks.map(({ text }) => text).join('\n'),
    wordCount: blocks.reduce((sum, { wordCount }) => sum + wordCount, 0),
  };
}

function paragraph(random: Random, most: number): SampleText {
  const { median, sigma } = PARAGRAPH_LENGTH;
  const wanted = Math.min(most, random.logNormal(median, sigma));
  const sentence = writeSentence(random, Math.ceil(wanted / WORD_LENGTH));
  let { markdown, html, text, wordCount } = sentence;
  while (text.length < wanted) {
    const next = writeSentence(random, Math.ceil((wanted - text.length) / WORD_LENGTH));
    markdown += ` ${next.markdown}`;
    html += ` ${next.html}`;
    text += ` ${next.text}`;
    wordCount += next.wordCount;
  }
  return { markdown, html: `<p>${html}</p>\n`, text, wordCount };
}

/** With a sentence before it: two lists in a row would be one. */
function list(random: Random): SampleText {
  const items = Array.from({ length: 2 + random.below(4) }, () => writeSentence(random, 10));
  return joinBlocks([
    paragraph(random, 60),
    {
      markdown: items.map(({ markdown }) => `- ${markdown}`).join('\n'),
      html: `<ul>\n${items.map(({ html }) => `<li>${html}</li>\n`).join('')}</ul>\n`,
      text: items.map(({ text }) => text).join('\n'),
      wordCount: items.reduce((sum, { wordCount }) => sum + wordCount, 0),
    },
  ]);
}

function quotation(random: Random): SampleText {
  const { markdown, html, text, wordCount } = writeSentence(random, 25);
  return {
    markdown: `> ${markdown}`,
    html: `<blockquote>\n<p>${html}</p>\n</blockquote>\n`,
    text,
    wordCount,
  };
}

function code(random: Random): SampleText {
  const [name, value] = [drawName(random), drawName(random)];
  const text = `let ${name} = ${value};\nreturn ${name};`;
  return {
    markdown: `\`\`\`\n${text}\n\`\`\``,
    html: `<pre><code>${text}\n</code></pre>\n`,
    text,
    wordCount: 5,
  };
}
