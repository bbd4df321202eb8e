import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toKnownElements } from '../../src/content/foreign-html.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';

const drawn = '<span class="mjx-mrow" aria-hidden="true"><span class="mjx-char">x</span>2</span>';

describe('a formula that MathJax has drawn', () => {
  it.each([
    [
      'a list of boxes in an editor',
      `<span class="math-tex"><span class="mjpage"><span class="mjx-chtml"><span class="mjx-math" aria-label="x^2 &lt; 3">${drawn}</span></span></span></span><style>.mjx-chtml{}</style>`,
      '$x^2 < 3$',
    ],
    [
      'a displayed one',
      `<span class="mjx-chtml MJXc-display"><span class="mjx-math" aria-label="x^2">${drawn}</span></span>`,
      '$$x^2$$',
    ],
    ['one that nothing has drawn yet', '<span class="math-tex">\\(x^2\\)</span>', '$x^2$'],
    [
      'a script beside the boxes',
      `<span class="MathJax_Preview">x</span><span class="MathJax" id="MathJax-1">${drawn}</span><script type="math/tex">x^2</script>`,
      '$x^2$',
    ],
    [
      'a script for a displayed one',
      '<script type="math/tex; mode=display">x^2</script>',
      '$$x^2$$',
    ],
    [
      'an element of its own with MathML',
      '<mjx-container jax="CHTML"><mjx-math><mjx-c></mjx-c></mjx-math><mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container>',
      '$x$',
    ],
    [
      'an element of its own that tells the source',
      '<mjx-container display="true"><mjx-math data-latex="x^2">x</mjx-math></mjx-container>',
      '$$x^2$$',
    ],
  ])('is a formula again: %s', (_, html, markdown) => {
    const content = importHtml(`<p>a ${html} b</p>`);
    expect(content.markdown).toBe(`a ${markdown} b`);
    expect(content.html).toContain('<math');
    expect(content.html).not.toContain('mjx');
  });
});

it('says in plain characters what a formula without TeX says', () => {
  const { text, markdown } = importHtml(
    '<p>a <math><mfrac><mi>x</mi><mi>y</mi></mfrac><mo>=</mo><msup><mi>z</mi><mn>2</mn></msup></math></p>',
  );
  expect(text).toBe('a x/y = z²');
  expect(markdown).toBe('a $x/y = z²$');
  expect(renderMarkdown(markdown).html).toContain('<math');
});

describe('a spoiler of another program', () => {
  it.each([
    ['<div class="spoilers"><p>a</p></div>', '>! a'],
    ['<div class="spoiler-v2 x"><p>a</p></div>', '>! a'],
    ['<p class="spoiler">a</p>', '>! a'],
    ['<p>b <span class="spoiler">a</span> c</p><p>d</p>', '>! b a c\n\nd'],
    ['<ul><li>b <b><span class="spoiler">a</span></b></li></ul>', '- >! b **a**'],
    ['<p><span class="spoiler">a</span><span class="spoiler">b</span></p>', '>! ab'],
    ['<div class="spoiler"><p><span class="spoiler">a</span></p></div>', '>! a'],
  ])('hides what it hid: %s', (html, markdown) => {
    const content = importHtml(html);
    expect(content.markdown).toBe(markdown);
    expect(content.preview).not.toContain('a');
  });
});

describe('what other programs say by elements and classes', () => {
  it.each([
    [
      '<div class="detailsBlock"><p class="detailsBlockTitle">A</p><div class="detailsBlockContent"><p>b</p></div></div>',
      '<details><summary>A</summary><div><p>b</p></div></details>',
    ],
    ['<center>a</center><article>b</article>c', '<div>a</div><div>b</div>c'],
    ['<p><tt>a</tt> <acronym>b</acronym></p>', '<p><code>a</code> <abbr>b</abbr></p>'],
  ])('%s is %s', (html, expected) => {
    expect(importHtml(html).html).toBe(expected);
  });

  it.each([
    '<iframe src="https://v.example/1"></iframe>',
    '<iframe src="//v.example/1" title="A film"></iframe>',
    '<figure><div data-oembed-url="https://v.example/1"><iframe src="https://w.example/e"></iframe></div></figure>',
    '<oembed url="https://v.example/1"></oembed>',
    '<video controls><source src="https://v.example/1"></video>',
    '<audio src="https://v.example/1"></audio>',
    '<object data="https://v.example/1"><embed src="https://v.example/1"></object>',
    '<video><source src="https://v.example/a.mp4"><a href="https://v.example/1">1</a></video>',
  ])('links to what is embedded by %s', (html) => {
    const links = importHtml(`<p>a</p>${html}<p>b</p>`).html.match(/href="[^"]*"/g);
    expect(links).toEqual(['href="https://v.example/1"']);
  });

  it('links to no script', () => {
    expect(importHtml('<iframe src="javascript:alert(1)"></iframe>a').html).toBe('a');
  });

  it('knows the way back from a footnote that stands before the note', () => {
    const { text, markdown } = importHtml(
      '<p>a<span class="footnote-reference" id="fnrefq7"><sup><a href="#fnq7">[1]</a></sup></span></p>' +
        '<ol class="footnotes"><li class="footnote-item" id="fnq7"><span class="footnote-back-link"><sup><strong><a href="#fnrefq7">^</a></strong></sup></span><div><p>b</p></div></li></ol>',
    );
    expect(text).toBe('a[1]\nb');
    expect(markdown).toBe('a[^q7]\n\n[^q7]: b');
  });

  it('tells footnotes apart whose ids end in the same digits', () => {
    const note = (id: string) => `<li id="fn${id}">${id} words</li>`;
    const { markdown } = importHtml(
      `<p>a<a href="#fnx9k1">[1]</a> b<a href="#fny8k1">[2]</a></p><ol>${note('x9k1')}${note('y8k1')}</ol>`,
    );
    expect(markdown).toBe('a[^x9k1] b[^y8k1]\n\n[^x9k1]: x9k1 words\n\n[^y8k1]: y8k1 words');
  });

  it('leads to headings whatever the other program called them', () => {
    const { html } = importHtml(
      '<h2 id="My_Section">My Section</h2><p><a href="#My_Section">a</a><a href="#elsewhere">b</a></p>',
    );
    expect(html).toContain('href="#h-my-section"');
    expect(html).toContain('href="#elsewhere"');
  });

  it('takes nothing else for theirs, however it is nested', { timeout: 60_000 }, () => {
    const word = fc.constantFrom('a', 'b ', ' c', '&lt;p&gt;', '&amp;lt;');
    const classes = fc.constantFrom(
      'x',
      'spoiler',
      'math-tex',
      'detailsBlock',
      'MathJax',
      'mjpage',
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc
          .tuple(
            fc.constantFrom('p', 'div', 'span', 'li', 'h2', 'td', 'b'),
            classes,
            fc.array(tie('node'), { maxLength: 3 }),
          )
          .map(([tag, name, inner]) => `<${tag} class="${name}">${inner.join('')}</${tag}>`),
      ),
    }));
    fc.assert(
      fc.property(node, (html) => {
        const seen = (some: string) =>
          some
            .replace(/<[^>]*>/g, '')
            .replace(/\\\(|\\\)/g, '')
            .replace(/\s/g, '');
        expect(seen(toKnownElements(html))).toBe(seen(html));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a text as it is that is nested deeper than a tree can be walked', () => {
    const deep = `${'<span class="math-tex">'.repeat(60_000)}x${'</span>'.repeat(60_000)}`;
    expect(toKnownElements(deep)).toBe(deep);

    const inAttribute = `${'&lt;mrow>'.repeat(60_000)}x${'&lt;/mrow>'.repeat(60_000)}`;
    const drawn = toKnownElements(`<span class="MathJax" data-mathml="${inAttribute}">y</span>`);
    expect(drawn).toMatch(/">y<\/span>$/);
  });
});
