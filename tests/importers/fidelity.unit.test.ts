import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { ELEMENT_KINDS } from '../../src/importers/fidelity/elements.ts';
import { Fidelity, fidelityReport } from '../../src/importers/fidelity/fidelity.ts';
import { markedHtml } from '../../src/importers/fidelity/marked-html.ts';
import { saysTheSame } from '../../src/importers/fidelity/meaning.ts';

describe('whether two texts say the same', () => {
  it.each([
    ['<p>a <b>b</b> <i>c</i> <strike>d</strike></p>', 'a **b** *c* ~~d~~'],
    ['<h2>a</h2>\n\n<p>b<br>\nc</p><hr/>', '## a\n\nb\\\nc\n\n---'],
    ['<p>a\n   b &amp; &#39;c&#39;</p>', "a b & 'c'"],
    ['<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>', '- a\n- b'],
    ['<pre><code>a  b\n\n c\n</code></pre>', '    a  b\n\n     c'],
    ['<p><a href="//a.example/b%20c" rel="nofollow">d</a></p>', '[d](https://a.example/b%20c)'],
    ['<p><img src="http://a.example/b.png" alt="c"></p>', '![c](https://a.example/b.png)'],
    ['<p><span class="math-container">$a &lt; b$</span></p>', '$a < b$'],
    ['<p><strong><em>a</em></strong></p>', '***a***'],
    ['<table><tr><th>a</th></tr><tr><td>b</td></tr></table>', '|a|\n|-|\n|b|'],
    ['<p>&lt;u&gt;</p>', '<u>'],
  ])('%s as %j', (html, markdown) => {
    expect(saysTheSame(html, renderMarkdown(markdown).html)).toBe(true);
  });

  it.each([
    ['<p>a</p>', 'b'],
    ['<p>a <u>b</u></p>', 'a <u>b</u>'],
    ['<p>ab</p>', 'a b'],
    ['<ul><li><p>a</p></li></ul>', '- a'],
    ['<h1>a</h1>', '#a'],
    ['<h1>a</h1>', '## a'],
    ['<blockquote class="spoiler"><p>a</p></blockquote>', '> a'],
    ['<p><a href="https://a.example/1">b</a></p>', '[b](https://a.example/2)'],
    ['<p><a href="https://a.example/" title="c">b</a></p>', '[b](https://a.example/)'],
    ['<p><span class="math-container">$a$</span></p>', '$b$'],
    ['<p><span class="math-container">$$a$$</span></p>', '$a$'],
    ['<p>$a$</p>', '$a$'],
    ['<pre><code>a\n b</code></pre>', '    a\n    b'],
    ['<pre><code class="language-js">a</code></pre>', '    a'],
    ['<ol start="3"><li>a</li></ol>', '1. a'],
  ])('not %s as %j', (html, markdown) => {
    expect(saysTheSame(html, renderMarkdown(markdown).html)).toBe(false);
  });
});

describe('the HTML of a site with an editor of its own', () => {
  const drawn = (tex: string) =>
    `<span class="mjpage"><span class="mjx-chtml"><span class="mjx-math" aria-label="${tex}"><span class="mjx-mrow">x</span></span></span></span>`;

  it.each([
    ['formulas', `<p>${drawn('a &lt; b')} and ${drawn('c')}</p>`, 2],
    [
      'formulas',
      '<mjx-container><mjx-math data-latex="a^2"><mjx-mi></mjx-mi></mjx-math></mjx-container>',
      1,
    ],
    ['formulas', '<p><span class="math-tex">\\(a_1\\)</span></p>', 1],
    ['spoilers', '<div class="spoilers"><p>a</p></div>', 1],
    ['spoilers', '<p class="spoiler-v2">a</p>', 1],
    ['links', '<p><a href="#fnx">[1]</a> <a href="/posts/x">a</a></p>', 1],
  ] as const)('has %s in %s, and so has what is stored', (kind, source, count) => {
    const fidelity = new Fidelity();
    fidelity.add('one', markedHtml(source), importHtml(source).html);
    expect([fidelity.total(kind), fidelity.lost(kind)]).toEqual([count, 0]);
  });
});

describe('the fidelity of an import', () => {
  const source = [
    '<h2>A</h2><p><span class="math-container">$x$</span> <a href="/b">b</a> <img src="https://c.example/d"></p>',
    '<ul><li>e</li><li>f</li></ul><blockquote>g</blockquote><blockquote class="spoiler">h</blockquote>',
    '<pre>i</pre><table><tr><td>j</td></tr></table>',
  ].join('');

  it('counts what the source has and what is stored', () => {
    const fidelity = new Fidelity();
    fidelity.add('one', source, importHtml(source).html);
    expect(ELEMENT_KINDS.map((kind) => [kind, fidelity.total(kind), fidelity.lost(kind)])).toEqual([
      ['formulas', 1, 0],
      ['links', 1, 0],
      ['images', 1, 0],
      ['list items', 2, 0],
      ['quotes', 1, 0],
      ['spoilers', 1, 0],
      ['code blocks', 1, 0],
      ['headings', 1, 0],
      ['tables', 1, 0],
    ]);
    expect(fidelityReport(fidelity)).toContain('Nothing was lost.');
  });

  it('lists what is lost, with its text', () => {
    const fidelity = new Fidelity();
    fidelity.add('one', source, '<p>$x$ b</p><ul><li>e f</li></ul>');
    fidelity.add(
      'two',
      '<a href="/1">a</a><a href="/2">b</a>',
      '<a href="/1">a</a><a href="/3">b</a>',
    );
    const report = fidelityReport(fidelity);
    expect(report).toMatch(/^formulas +1 +0 +0\.00 %$/m);
    expect(report).toMatch(/^links +3 +1 +33\.33 %$/m);
    expect(report).toMatch(/^list items +2 +1 +50\.00 %$/m);
    expect(report).toContain('  one: 1 of its formulas: x\n');
    expect(report).toContain('  two: 1 of its links: /2\n');
    expect(report).toContain('2 texts compared.');
  });

  it('does not take the source of a formula for the formula', () => {
    const fidelity = new Fidelity();
    const broken = '<p><span class="math-container">$\\frac{$</span></p>';
    fidelity.add('one', broken, importHtml(broken).html);
    expect(fidelity.lost('formulas')).toBe(1);
  });
});
