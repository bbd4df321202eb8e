import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/content/excerpt.ts';
import { countWords, plainText } from '../../src/content/text.ts';
import { anyString, markdownish } from './support/arbitraries.ts';

describe('plainText', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['<p>a\n  b <em>c</em>d</p>', 'a b cd'],
    ['<p>a <b> b</b> <i> c</i></p>', 'a b c'],
    ['a<br />b', 'a\nb'],
    ['<ul>\n<li>a</li>\n<li><p>b</p><ul><li>c</li></ul></li>\n</ul>', 'a\nb\nc'],
    ['<table><tr><th>a</th><td> b</td></tr>\n<tr><td>c</td><td>d</td></tr></table>', 'a\tb\nc\td'],
    ['<pre><code>a\n  b\n</code></pre><p>c</p>', 'a\n  b\nc'],
    ['&lt;b&gt; &amp;amp; &#233;', '<b> &amp; é'],
    ['<p>a<img src="https://x/y" alt=" b " />c</p>', 'a b c'],
    [
      '<li><input type="checkbox" checked /> a</li><li><input type="checkbox" />b</li>',
      '[x] a\n[ ] b',
    ],
    ['<p>a <a href="#fnref1" class="footnote-backref">↩︎</a></p>', 'a'],
    [
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\xi</annotation></semantics></math>.',
      '$\\xi$.',
    ],
    ['<math><mi>x</mi><mo>+</mo><mi>y</mi></math>', 'x + y'],
    ['<hr /><div></div>', ''],
    ['', ''],
  ])('%s', (html, expected) => {
    expect(plainText(html)).toBe(expected);
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    [' — … !', 0],
    ["Don't re-read it: 3.5 times", 5],
    ['Ça va, été naïve', 4],
    ['Привет, мир', 2],
    ['한국어 단어', 2],
    ['中文分词', 2],
    ['I like 寿司 a lot', 5],
    ['สวัสดีครับ', 2],
  ])('%j has %i', (text, expected) => {
    expect(countWords(text)).toBe(expected);
  });
});

describe('excerpt', () => {
  it.each([
    ['short', 5, 'short'],
    ['  white \n\t space  ', 20, 'white space'],
    ['one two three', 12, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two three', 7, 'one…'],
    ['unbreakable', 5, 'unbr…'],
    ['a unbreakable', 8, 'a unbre…'],
    ['中文分词基础', 4, '中文分…'],
    ['👩‍👩‍👧 family', 4, '…'],
    ['a👩‍👩‍👧 family', 8, 'a…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
    ['ab', -1, ''],
    ['ab', Number.NaN, ''],
    ['', 10, ''],
    [`a${' '.repeat(1_000)}b`, 3, 'a b'],
  ])('%j in %d is %j', (text, length, expected) => {
    expect(excerpt(text, length)).toBe(expected);
  });

  it('is never too long, never half a character, and the text itself where that fits', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const texts = fc.oneof(anyString, markdownish, fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(texts, fc.nat(120), (text, length) => {
        const short = excerpt(text, length);
        expect(short.length).toBeLessThanOrEqual(length);
        const line = text.trim().replace(/\s+/g, ' ');
        if (line.length <= length || length === 0) {
          expect(short).toBe(line.length <= length ? line : '');
          return;
        }
        const kept = short.slice(0, -1);
        expect(short.endsWith('…')).toBe(true);
        expect(line.startsWith(kept)).toBe(true);
        const boundaries = new Set([...segmenter.segment(line)].map(({ index }) => index));
        expect(boundaries.has(kept.length)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
