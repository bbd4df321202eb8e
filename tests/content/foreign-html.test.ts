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

describe('footnotes of a word processor', () => {
  const section = (...notes: string[]) =>
    `<section class="footnotes"><ol class="footnotes-list">${notes.join('')}</ol></section>`;
  const reference = (label: string) =>
    `<sup class="footnote-ref"><a href="#fn-${label}" id="fnref-${label}">[${label}]</a></sup>`;
  const back = (label: string) => `<a href="#fnref-${label}" class="footnote-backref">↩︎</a>`;
  const note = (label: string, text: string) =>
    `<li id="fn-${label}" class="footnote-item"><p>${text} ${back(label)}</p></li>`;

  it.each([
    [
      'Google Docs',
      '<p>a<sup id="h.x"><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> b<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;one</p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a> two</p></div>',
      `<p>a${reference('1')} b${reference('2')}</p><hr />${section(note('1', 'one'), note('2', 'two'))}`,
      'a[^1] b[^2]\n\n---\n\n[^1]: one\n\n[^2]: two',
    ],
    [
      'Word',
      '<p>a<a href="#_ftn1" name="_ftnref1"><span><!--[if !supportFootnotes]--><span>[1]</span><!--[endif]--></span></a></p><div><br><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> one</p></div></div>',
      `<p>a${reference('1')}</p><div><br /><hr />${section(note('1', 'one'))}</div>`,
      'a[^1]\n\n---\n\n[^1]: one',
    ],
    [
      'LibreOffice, with a note of two paragraphs',
      '<p>a<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> b<a name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>one</p><p>more</p></div><div id="sdfootnote2"><p><a name="sdfootnote2sym" href="#sdfootnote2anc">2</a>two</p></div>',
      `<p>a${reference('1')} b${reference('2')}</p>${section(
        `<li id="fn-1" class="footnote-item"><p>one</p><p>more ${back('1')}</p></li>`,
        note('2', 'two'),
      )}`,
      'a[^1] b[^2]\n\n[^1]: one\n\n    more\n\n[^2]: two',
    ],
    [
      'a list',
      '<p>a<sup id="cite_ref-x"><a href="#cite_note-x">[1]</a></sup></p><ol><li id="cite_note-x"><a href="#cite_ref-x">^</a> one</li></ol>',
      `<p>a${reference('1')}</p><ol><li id="fn-1" class="footnote-item">one ${back('1')}</li></ol>`,
      'a[^1]\n\n[^1]: one',
    ],
  ])('are footnotes here: %s', (_, html, stored, markdown) => {
    const content = importHtml(html);
    expect(content.html).toBe(stored);
    expect(content.markdown).toBe(markdown);
  });

  it.each([
    [
      'links to the top',
      '<p id="top"><a href="#a">a</a></p><p id="a"><a href="#top">Top</a> text</p>',
    ],
    [
      'links back within a line',
      '<p>a<a href="#n" id="r">[1]</a></p><p>Note <a id="n" href="#r">[1]</a> x</p>',
    ],
    [
      'a table of contents',
      '<ul><li><a id="t" href="#s">1</a></li></ul><h2 id="s"><a href="#t">1</a> S</h2>',
    ],
  ])('are none: %s', (_, html) => {
    expect(importHtml(html).html).not.toContain('footnote');
  });
});

describe('links within a text', () => {
  it('lead to headings, also by a name that is no slug of their words', () => {
    const { html } = importHtml(
      '<p><a href="#h.1a2b">b</a> <a href="#c%20d">c</a> <a href="#none">n</a></p><h2 id="h.1a2b">Big bells</h2><a name="c d"></a>\n<h3>Cords</h3>',
      { docId: 'x' },
    );
    expect(html).toContain('<a href="#h-x-big-bells">b</a> <a href="#h-x-cords">c</a>');
    expect(html).toContain('<a href="#none">n</a>');
  });

  const named = fc.record({
    name: fc.constantFrom('one', 'Two words', 'c.d', 'é', 'h.9', '4', 'a:b', 'x_y'),
    how: fc.constantFrom(
      (name: string) => `<p id="${name}">p</p>`,
      (name: string) => `<p><a name="${name}"></a>p</p>`,
      (name: string) => `<p><a id="${name}" href="https://a.example/">p</a></p>`,
      (name: string) => `<h2 id="${name}">Some heading</h2>`,
      (name: string) => `<h2><span id="${name}"></span>Other heading</h2>`,
      (name: string) => `<ul><li id="${name}">p</li></ul>`,
      (name: string) => `<table><tr><td id="${name}">p</td></tr></table>`,
      (name: string) => `<article id="${name}"><p>p</p></article>`,
      (name: string) => `<p><b id="${name}">p</b></p>`,
      (name: string) => `<blockquote id="${name}"><p>p</p></blockquote>`,
    ),
  });

  it('lead to something wherever they did', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(named, { selector: ({ name }) => name }),
        fc.boolean(),
        (all, isBefore) => {
          const links = all.map(
            ({ name }) => `<p>See <a href="#${encodeURIComponent(name)}">there</a></p>`,
          );
          const targets = all.map(({ name, how }) => how(name));
          const source = (isBefore ? [...links, ...targets] : [...targets, ...links]).join('');
          const { html } = importHtml(source, { docId: 'x' });
          const ids = new Set(Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id));
          const led = Array.from(html.matchAll(/href="#([^"]*)"/g), ([, id]) => id);
          expect(led).toHaveLength(all.length);
          for (const id of led) expect(ids).toContain(id);
        },
      ),
    );
  });

  it.each([
    ['links to one place', `<p id="a">${'<a href="#a">x</a>'.repeat(20_000)}</p>`],
    ['links in a span', `<span id="a">${'<a href="#a" id="b">1</a>'.repeat(20_000)}</span>`],
    [
      'empty anchors',
      Array.from(
        { length: 20_000 },
        (_, at) => `<a name="n${at}"></a><a href="#n${at}">1</a>`,
      ).join(''),
    ],
    [
      'footnotes',
      `${Array.from({ length: 8_000 }, (_, at) => `<a href="#n${at}" id="r${at}">${at}</a>`).join('')}${Array.from({ length: 8_000 }, (_, at) => `<p><a href="#r${at}" id="n${at}">${at}</a> note</p>`).join('\n')}`,
    ],
    [
      'notes in one block',
      `<p>${'<a href="#n" id="r">1</a>'.repeat(9_000)}<a id="n" href="#r">1</a></p>`,
    ],
    ['deep blocks', `${'<div id="a"><a href="#a" id="a">1</a>'.repeat(90)}`.repeat(50)],
  ])('cost little: %s', { timeout: 60_000 }, (_, html) => {
    const before = process.cpuUsage();
    toKnownElements(html);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});
