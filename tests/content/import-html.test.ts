import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';

describe('HTML of another site', () => {
  it.each([
    ['<h2>A</h2><p>b<br>c</p><hr>', '## A\n\nb\\\nc\n\n---'],
    ['<b>a</b> <i>b</i> <strike>c</strike> <code>d`e</code>', '**a** *b* ~~c~~ ``d`e``'],
    ['<ul><li>a<ol start=3><li>b</li></ol></li></ul>', '- a\n\n  3. b'],
    ['<ul><li><input type=checkbox checked> a</li></ul>', '- [x] a'],
    ['<blockquote><p>a</p></blockquote>', '> a'],
    ['<pre><code class="language-js">a &lt; b\n</code></pre>', '```js\na < b\n```'],
    ['<a href="https://a.example/b" title="c">d</a>', '[d](https://a.example/b "c")'],
    ['<img src="http://a.example/b" alt="c">', '![c](https://a.example/b)'],
    [
      '<table><tr><th align=right>a<th>b|c<tr><td>d<td>e</table>',
      '| a | b\\|c |\n| -: | - |\n| d | e |',
    ],
    ['2 * 3 * 4 # [a] _b_ $5 and $6 &lt;p>', '2 \\* 3 \\* 4 # \\[a] \\_b\\_ \\$5 and \\$6 \\<p>'],
    ['H<sub>2</sub>O <kbd>x</kbd>', 'H₂O `x`'],
  ])('%s', (html, markdown) => {
    expect(importHtml(html).markdown).toBe(markdown);
  });

  it('keeps what Markdown cannot say in its HTML', () => {
    expect(importHtml('H<sub>2</sub>O').html).toBe('H<sub>2</sub>O');
  });

  it.each([
    '<span class="math-container">$a$</span>',
    '<span class="math-container">\\$a\\$</span>',
    '<span class="math inline">\\(a\\)</span>',
  ])('has the formula of %s', (html) => {
    expect(importHtml(`<p>n${html}th</p>`)).toMatchObject({
      html: expect.stringMatching(
        /^<p>n<span class="katex"><math .*<mi>a<\/mi>.*<\/math><\/span>th<\/p>$/,
      ),
      markdown: 'n$`a`$th',
    });
  });

  it('has its addresses resolved where a base is given', () => {
    const { html } = importHtml(
      '<a href="/q/1">a</a><a href="#x">b</a><a href="mailto:c@d">e</a><img src="i.png"><img src="//f/g">',
      { baseUrl: 'https://a.example/dir/' },
    );
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      ...[
        'https://a.example/q/1',
        '#x',
        'mailto:c@d',
        'https://a.example/dir/i.png',
        'https://f/g',
      ],
    ]);
  });

  it('has footnotes of its own document', () => {
    const html =
      '<p>a<a href="#fnq" id="fnrefq">1</a></p><ol><li id="fnq">b <a href="#fnrefq">^</a></li></ol>';
    const imported = importHtml(html, { docId: 'd' });
    expect(imported.markdown).toBe('a[^q]\n\n[^q]: b');
    expect(imported.html).toContain('<a href="#fn-d-q" id="fnref-d-q">');
    expect(imported.html).toContain('<li id="fn-d-q">');
  });

  it('is empty where nothing of it may stay', () => {
    const empty = { markdown: '', html: '', text: '', preview: null, wordCount: 0 };
    expect(importHtml('<script>x</script><!-- y -->')).toEqual(empty);
    expect(importHtml('')).toEqual(empty);
  });
});

describe('our own HTML, imported', () => {
  it.each([
    'a *b* **c** `d` ~~e~~\n\n> f\n\n- g\n  - h\n\n1. i\n\n---\n\n```ts\nj\n```',
    '| a | b |\n| :- | -: |\n| $x \\| y$ | c |',
    'a $x^2$ b $$\\sum_i x_i$$ c\n\n$$\\text{d $y$}$$\n\n$$\na\n- b\n$$',
    'a[^1] b[^2]\n\n[^1]: c\n[^2]: d\n\n    e',
    '# a\n\n- [ ] b\n- [x] c',
    'https://a.example <b@c.example> www.d.example',
  ])('comes back as Markdown that renders to the same: %j', (markdown) => {
    const first = renderMarkdown(markdown);
    const again = renderMarkdown(importHtml(first.html).markdown);
    expect(squeeze(again.html)).toBe(squeeze(first.html));
    expect(squeeze(again.text)).toBe(squeeze(first.text));
  });
});

describe('a formula within a formula', () => {
  it('is shown as its source: it means nothing, and could not be compared', () => {
    const html = '<math><a rel="x"><math></math></a></math>';
    expect(importHtml(html).text).toContain(html);
    expect(importHtml('<math><mi>x</mi></math> <math><mi>y</mi></math>').html).toContain(
      '<mi>y</mi>',
    );
  });
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
