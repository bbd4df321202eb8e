import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emphasisedWords } from '../../src/content/emphasised-words.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { parseTree } from '../../src/content/html-tree.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { meaningOf } from '../../src/importers/fidelity/meaning.ts';

const derived = (html: string) => importHtml(html).markdown;

describe('Markdown that is derived from HTML', () => {
  it.each([
    ['<p><code> x </code> <code>**</code></p>', '`  x  ` `**`'],
    ['<p>https://x.example/a_b_c</p>', 'https://x.example/a_b_c'],
    ['<p>a_b and _c_</p>', 'a_b and \\_c\\_'],
    ['<p><b>a</b><b>b</b></p>', '**ab**'],
    [
      '<p><i>a</i><em>b</em> <s>c</s><del>d</del> <code>e</code><code>f</code></p>',
      '*ab* ~~cd~~ `ef`',
    ],
    ['<blockquote class="spoiler"><p>secret</p></blockquote>', '>! secret'],
    ['<div class="spoiler"><p>a</p><ul><li>b</li></ul></div>', '>! a\n>!\n>! - b'],
    [
      '<p><a href="https://x.example/%20a">https://x.example/%20a</a></p>',
      '[https://x.example/%20a](https://x.example/%20a)',
    ],
    ['<p>a<li>b<li>c</p>', 'a\n\n- b\n- c'],
    ['<ul><li>a<ul><li>b</li></ul>c</li></ul>', '- a\n  - b\n\n  c'],
    ['<ul><li>a<blockquote><p>b</p></blockquote>c</li></ul>', '- a\n\n  > b\n\n  c'],
    ['<p>x[[1]], [^1] and ~~y~~</p>', 'x\\[\\[1]], \\[^1] and \\~\\~y\\~\\~'],
    ['<p><b></b>a<i> </i>b<s><s>c</s></s></p>', 'a b~~c~~'],
    ['<p><b>a<b>b</b></b><i>c<i>d</i></i></p>', '**ab***cd*'],
    ['<p><b>a<i>b</i></b><i>c</i></p>', '**&#x61;_&#x62;_**_c_'],
    ['<p><b>a.</b><i>b</i></p>', '**a.**_b_'],
    ['<p><i>a<b>b</b></i><b>c</b></p>', '_a**b**_**c**'],
    ['<p>𝒙<b>(c)</b>𠮷</p>', '&#x1D499;**(c)**&#x20BB7;'],
    ['<p><b>a<br></b>b <s>c </s>d<s>!</s>e</p>', '**a**\\\nb ~~c~~ &#x64;~~!~~&#x65;'],
    ['<p><kbd>a</kbd><code>b</code></p>', '`ab`'],
    [
      '<p><kbd>a <a href="https://x.example"><b>b</b> c</a></kbd></p>',
      '`a `[`b c`](https://x.example)',
    ],
    ['<p><span class="math-container">$a% b\n+c$</span></p>', '$a% b\n+c$'],
    ['<b><p>a</p><p>b</p></b>', '**a**\n\n**b**'],
    ['<div>a<div>b</div>c</div>', 'a\n\nb\n\nc'],
    ['<ul><li><div>a</div><div>b</div></li></ul>', '- a\n\n  b'],
    ['<ul><li>a<hr></li></ul>', '- a\n\n  ---'],
    ['<ul><li>a<ol start="2"><li>b</li></ol></li></ul>', '- a\n\n  2. b'],
    ['<ul><li>a<ul><li></li></ul></li></ul>', '- a'],
    ['<ul><li>a<ul><li></li><li>b</li></ul></li></ul>', '- a\n\n  -\n  - b'],
    ['<p><a href="https://x.example/~a">https://x.example/~a</a></p>', '<https://x.example/~a>'],
    ['<p>https://x.example/<b>a</b></p>', '<https://x.example/>**a**'],
    ['<table><caption>c</caption><tr><td>a</td></tr></table>', 'c\n\n| |\n| - |\n| a |'],
    ['<a href="https://x.example"><ul><li>a</li></ul></a>', '- [a](https://x.example)'],
    ['<table><tr><td><p>a</p><p>b<br>c</p></td></tr></table>', '| |\n| - |\n| a b c |'],
    [
      '<table><tr><td><pre>a\n b</pre><ol><li>c</li><li>d</li></ol></td></tr></table>',
      '| |\n| - |\n| `a b` 1. c 2. d |',
    ],
    ['<p>10<sup>-6</sup> H<sub>2</sub>O, 1<sup>st</sup></p>', '10⁻⁶ H₂O, 1st'],
  ])('of %s is %j', (html, markdown) => {
    expect(derived(html)).toBe(markdown);
  });

  it('renders to the same elements', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(document, (html) => {
        const again = renderMarkdown(derived(html)).html;
        expect(meaningOf(again)).toEqual(meaningOf(importHtml(html).html));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every word, and adds none, where marks touch', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(touching, (html) => {
        const { markdown, text } = importHtml(html);
        expect(wordsOf(renderMarkdown(markdown).text)).toBe(wordsOf(text));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps emphasis where marks touch', { timeout: 120_000 }, () => {
    let kept = 0;
    const numRuns = 400;
    fc.assert(
      fc.property(emphasis, (html) => {
        const { html: stored, markdown } = importHtml(`<p>${html}</p>`);
        const again = renderMarkdown(markdown).html;
        if (emphasised(again) === emphasised(stored)) kept += 1;
      }),
      { numRuns },
    );
    // Some cannot be said at all.
    expect(kept).toBeGreaterThan(0.99 * numRuns);
  });

  it('stays as it is when it is derived again', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(document, (html) => {
        const once = derived(html);
        expect(derived(renderMarkdown(once).html)).toBe(once);
      }),
      { numRuns: 100 },
    );
  });
});

/** Words with everything that Markdown might take for a mark. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-zéß東]{1,6}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '_',
        '**a',
        'a_b',
        '_c_',
        '~~',
        '`',
        '$',
        '$5',
        '#',
        '1.',
        '-',
        '+',
        '>',
        '!',
        '[a]',
        '[[b]]',
        '[^1]',
        '&lt;b&gt;',
        '&amp;amp;',
        '\\',
        '|',
        '=',
        '---',
        ':',
        '(c)',
        '$x$',
        '![',
      ],
    ),
  },
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const formula = fc
  .constantFrom('$x^2$', '$a_1*b$', '$$\\frac{a}{b}$$', '$a|b$')
  .map((tex) => `<span class="math-container">${tex}</span>`);
const code = words.map((text) => `<code>${text}</code>`);
const image = word.map(
  (alt) => `<img src="https://i.example/a.png" alt="${alt.replaceAll('`', '')}">`,
);

function inline(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.oneof(words, code, formula, image);
  const inner = inline(depth - 1);
  const wrapped = (tag: string) => inner.map((html) => `<${tag}>${html}</${tag}>`);
  return fc.oneof(
    { weight: 4, arbitrary: words },
    code,
    formula,
    image,
    ...['strong', 'em', 's'].map(wrapped),
    words.map((text) => `<a href="https://a.example/b_c(d)" title="t">${text}</a>`),
  );
}

/** Pieces of a line, with words between them so that no two marks touch. */
const line = fc
  .array(inline(1), { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(' and '));
const paragraph = fc
  .array(line, { minLength: 1, maxLength: 2 })
  .map((lines) => `<p>${lines.join('<br>')}</p>`);
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), line)
  .map(([level, html]) => `<h${level}>${html}</h${level}>`);
const preformatted = fc
  .tuple(
    fc.constantFrom('', ' class="language-py"'),
    fc.array(words, { minLength: 1, maxLength: 3 }),
  )
  .map(([language, lines]) => `<pre><code${language}>${lines.join('\n  ')}\n</code></pre>`);
const table = fc
  .tuple(line, line)
  .map(
    ([a, b]) =>
      `<table><tr><th align="right">${a}</th><th>h</th></tr><tr><td align="right">c</td><td>${b}</td></tr></table>`,
  );

function blocks(depth: number): fc.Arbitrary<string> {
  return fc.array(block(depth), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
}

function block(depth: number): fc.Arbitrary<string> {
  const flat = [paragraph, heading, preformatted, table, fc.constant('<hr>')];
  if (depth === 0) return fc.oneof(...flat);
  const tight = fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `<li>${item}</li>`).join(''));
  const loose = fc
    .array(blocks(depth - 1), { minLength: 2, maxLength: 3 })
    .map((items) => items.map((item) => `<li><p>i</p>${item}</li>`).join(''));
  const items = fc.oneof(tight, loose);
  return fc.oneof(
    ...flat,
    items.map((html) => `<ul>${html}</ul>`),
    items.map((html) => `<ol start="3">${html}</ol>`),
    blocks(depth - 1).map((html) => `<blockquote>${html}</blockquote>`),
    blocks(depth - 1).map((html) => `<blockquote class="spoiler">${html}</blockquote>`),
  );
}

/** A displayed formula at the start of a line is a paragraph of its own. */
const document = blocks(2).filter(
  (html) => !/<br>(?:<\w+>)*<span class="math-container">\$\$/.test(html),
);

/** In text, and shown by links to them. */
const ADDRESSES = ['https://x.example/~a', 'https://x.example/#!b', 'https://x.example/c'].flatMap(
  (address) => [address, `<a href="${address}">${address}</a>`],
);

/** Elements in elements of all kinds without anything between them. */
const { touching } = fc.letrec<{ touching: string }>((tie) => ({
  touching: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    fc.constantFrom(
      'a',
      'b.',
      '(c)',
      ' ',
      'é',
      '東京',
      '𝒙',
      '「d」',
      '<br>',
      '',
      '_',
      '*',
      '~',
      ...ADDRESSES,
    ),
    fc
      .tuple(
        fc.constantFrom(
          ...['b', 'i', 's', 'em', 'strong', 'del', 'u', 'p', 'div', 'code', 'li', 'ul', 'ol'],
          ...['blockquote', 'table', 'td', 'h2', 'span', 'dl', 'dt', 'dd', 'pre', 'ruby'],
          ...['details', 'summary', 'figure', 'figcaption', 'kbd', 'a href="https://x.example"'],
        ),
        fc.array(tie('touching'), { maxLength: 3 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag.split(' ')[0]}>`),
    fc.array(tie('touching'), { maxLength: 4 }).map((parts) => parts.join('')),
  ),
}));

const { emphasis } = fc.letrec<{ emphasis: string }>((tie) => ({
  emphasis: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'a',
      'b.',
      '(c)',
      ' ',
      'é',
      '東京',
      'x y',
      '𝒙',
      '!',
      '<code>c</code>',
      '*',
      '_',
    ),
    fc
      .tuple(
        fc.constantFrom('b', 'i', 's'),
        fc.array(tie('emphasis'), { minLength: 1, maxLength: 3 }),
      )
      .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
    fc.array(tie('emphasis'), { maxLength: 4 }).map((parts) => parts.join('')),
  ),
}));

const emphasised = (html: string) => emphasisedWords(parseTree(html));

/** What is read, without the ends of lines and words, and without the marks of items on one line. */
function wordsOf(text: string): string {
  return text.replace(/\s|•|\d+\./g, '');
}
