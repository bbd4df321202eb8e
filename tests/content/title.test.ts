import { describe, expect, it } from 'vitest';
import { sanitize } from '../../src/content/sanitize.ts';
import { markedTitle, plainTitle, titleHtml } from '../../src/content/title.ts';
import { cpuMillis } from './support/cpu.ts';

const short = (html: string | null) =>
  html?.replace(/<span class="katex">.*?<annotation[^>]*>(.*?)<\/annotation>.*?<\/span>/gs, '{$1}');

describe('a title', () => {
  it.each([
    ['On $\\sum_{n=1}^\\infty 1/n^2$ & $5', 'On {\\sum_{n=1}^\\infty 1/n^2} &amp; $5'],
    ['Why is $$a^2$$ <b>?', 'Why is {a^2} &lt;b&gt;?'],
    ['What is \\nope in $\\nope$ and $y$?', 'What is \\nope in $\\nope$ and {y}?'],
  ])('%j has its formulas in MathML', (title, expected) => {
    const html = titleHtml(title);
    expect(short(html)).toBe(expected);
    expect(html?.match(/display="block"/)).toBeNull();
    expect(sanitize(html ?? '')).toBe(html);
  });

  it.each([
    'A title',
    'From $5 to $10',
    'PATH=$HOME/bin:$PATH',
    'a \\$b$ c',
    '$\\nope$',
    '$\\def\\a{b}\\a$',
    `$${'\\pi '.repeat(21)}$`,
    `$\\begin{matrix}${'&'.repeat(250)}\\end{matrix}$`,
  ])('%j is shown as it is written', (title) => {
    expect(titleHtml(title)).toBeNull();
    expect(plainTitle(title)).toBe(title);
  });

  it('has its formulas in plain characters where no HTML may stand', () => {
    expect(plainTitle('On $\\sum_{n=1}^N n^2$ & <b> for $5')).toBe('On ∑ₙ₌₁^N n² & <b> for $5');
  });

  it('has words marked, and formulas as a whole', () => {
    const title = 'The sum <$\\sum x$> of $x$ & more';
    const marks = ['sum', 'x', '&'].map((word) => {
      const from = title.indexOf(word);
      return { from, to: from + word.length };
    });
    expect(short(markedTitle(title, marks))).toBe(
      'The <mark>sum</mark> &lt;<mark>{\\sum x}</mark>&gt; of {x} <mark>&amp;</mark> more',
    );
    expect(markedTitle('one two', [{ from: 0, to: 7 }])).toBe('<mark>one two</mark>');
  });

  it.each([
    `$${'{'.repeat(140)}x${'}'.repeat(140)}$`,
    `$${'\\overbrace{'.repeat(20)}x${'}'.repeat(20)}$`,
    `$${'\\bmod'.repeat(20)}$`,
    '$x'.repeat(150),
  ])('%j takes little time', (title) => {
    expect(cpuMillis(() => plainTitle(title))).toBeLessThan(2_000);
  });
});
