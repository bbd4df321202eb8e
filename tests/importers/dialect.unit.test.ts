import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { meaningOf } from '../../src/importers/fidelity/meaning.ts';
import { commentMarkdown } from '../../src/importers/stackexchange/comment-markdown.ts';
import type { Dialect } from '../../src/importers/stackexchange/dialect.ts';
import { findFormulas } from '../../src/importers/stackexchange/formulas.ts';
import { postMarkdown } from '../../src/importers/stackexchange/markdown.ts';
import { postHtml } from '../../src/importers/stackexchange/site-html.ts';
import { versionText } from '../../src/importers/stackexchange/version-text.ts';
import { renderTexts } from '../../src/importers/writer/texts.ts';

const origin = 'https://lanterns.stackexchange.com';
const plain: Dialect = { origin, maths: 'none' };
const lenient: Dialect = { origin, maths: 'lenient' };
const createdAt = new Date('2021-05-04');

describe('Markdown of posts', () => {
  it.each([
    ['[a](/q/1 "t") and [b](//x.example/)', `[a](${origin}/q/1 "t") and [b](//x.example/)`],
    ['[a][1]\n\n  [1]: /q/1', `[a][1]\n\n  [1]: ${origin}/q/1`],
  ])('leads relative links back to the site: %j', (given, made) => {
    expect(postMarkdown(given, plain)).toBe(made);
  });

  it('shows dollars as dollars where the site has no formulas, also in code', () => {
    const given = 'It is $5 a bottle, or 6$.\n\n`echo $A $B`\n\n    $C + $D\n\n```\n$E $F\n```\n';
    expect(renderMarkdown(given).html).toContain('<math');
    const { html, text } = renderMarkdown(postMarkdown(given, plain));
    expect(html).not.toContain('<math');
    expect(text).toContain('It is $5 a bottle, or 6$.');
    expect(html).toContain('<code>echo $A $B</code>');
    expect(html).toContain('$C + $D');
    expect(html).toContain('$E $F');
  });

  it('leaves formulas alone where the site has them', () => {
    expect(postMarkdown('$a+b$', lenient)).toBe('$a+b$');
  });
});

it('HTML of posts leads relative links back to the site', () => {
  expect(postHtml('<a href="/q/1"><img src="/i.png"></a> <a href="//x.example">', plain)).toBe(
    `<a href="${origin}/q/1"><img src="${origin}/i.png"></a> <a href="//x.example">`,
  );
});

describe('comments are one paragraph, whatever they begin with', () => {
  it.each([
    '# no heading',
    '- no list',
    '+ no list either',
    '* nor this',
    '1. nor this',
    '2) nor this',
    '> no quote',
    '>no quote',
    '--- no rule',
    '~~~ no code',
    '    no code',
    '| no | table |',
    '***',
    '```no code',
    '[no]: definition',
    'a line\n---',
  ])('%j', (text) => {
    const { html, text: shown } = renderMarkdown(commentMarkdown(text, plain));
    expect(html).toMatch(/^<p>[^<]*<\/p>\s*$/);
    expect(shown).toBe(text.trim().replace('\n', ' '));
  });

  it('keep their emphasis, code and links', () => {
    const { html } = renderMarkdown(commentMarkdown('**a** *b* `c` [d](/q/1)', plain));
    expect(html).toContain('<strong>a</strong> <em>b</em> <code>c</code>');
    expect(html).toContain(`href="${origin}/q/1"`);
  });

  it.each([
    ['See [tag:wicks].', `See [wicks](${origin}/questions/tagged/wicks).`],
    [
      'Read [ask] and [help/on-topic]',
      `Read [How to Ask](${origin}/help/how-to-ask) and [help center](${origin}/help/on-topic)`,
    ],
    ['on [a51] and [1]', 'on [Area 51](https://area51.stackexchange.com) and [1]'],
    [
      'on [meta] or [so]',
      'on [meta](https://lanterns.meta.stackexchange.com) or [Stack Overflow](https://stackoverflow.com)',
    ],
    [
      'please [edit] it, see [meta.cooking.se]',
      `please [edit](${origin}/posts/7/edit) it, see [meta.cooking.se](https://cooking.meta.stackexchange.com)`,
    ],
    ['`[ask]` and [ask](/q/1) and [what]', `\`[ask]\` and [ask](${origin}/q/1) and [what]`],
    [
      'x[[1]], ~~y~~, [^2] and ![z](/q/1)',
      `x\\[[1]], \\~\\~y\\~\\~, \\[^2] and \\![z](${origin}/q/1)`,
    ],
  ])('reads the short forms of %j', (text, markdown) => {
    expect(commentMarkdown(text, plain, 7)).toBe(markdown);
  });
});

describe('the text of a version', () => {
  const rendered = (markdown: string, shown: string | null, dialect = plain, at = createdAt) => {
    const text = versionText({ markdown, shown, createdAt: at }, dialect);
    const [content] = renderTexts([{ text, docId: 'd' }]);
    if (content === undefined) throw new Error('No text came back');
    return content;
  };

  it('is the Markdown, where ours shows what the site shows', () => {
    expect(rendered('A *b*', '<p>A <em>b</em></p>')).toMatchObject({
      markdown: 'A *b*',
      html: '<p>A <em>b</em></p>\n',
    });
  });

  it('is what the site shows, where there is HTML in the Markdown', () => {
    expect(
      rendered('*Press* <small>A</small>', '<p><em>Press</em> <small>A</small></p>'),
    ).toMatchObject({
      markdown: '*Press* A',
      html: '<p><em>Press</em> <small>A</small></p>',
    });
    expect(rendered('*Press* <small>A</small>', null).html).toContain('<small>A</small>');
  });

  it('takes tags in code and addresses in brackets for what they are', () => {
    for (const markdown of [
      '`<kbd>`',
      '    <kbd>',
      '```\n<kbd>\n```',
      '<https://x.example>',
      'a < b > c',
    ]) {
      expect(versionText({ markdown, shown: null, createdAt }, plain)).toEqual({ markdown });
    }
  });

  it('is what the site shows where that is something else', () => {
    const { markdown, html } = rendered('Old.', '<p>New <a href="/q/1">text</a></p>');
    expect(markdown).toBe(`New [text](${origin}/q/1)`);
    expect(html).toContain(`<a href="${origin}/q/1"`);
  });

  it.each([
    ['Let $a_1*b_2*c$ be', '<p>Let $a_1*b_2*c$ be</p>', ['a_1*b_2*c']],
    ['For $n$th of $ x $', '<p>For $n$th of $ x $</p>', ['n', 'x']],
    ['$$a\n+b$$', '<p>$$a\n+b$$</p>', ['a +b']],
    [
      'So\n\\begin{align}\na &= b\\\\\nc &= d\n\\end{align}',
      '<p>So\n\\begin{align}\na &amp;= b\\\\\nc &amp;= d\n\\end{align}</p>',
      ['\\begin{align} a &amp;= b\\\\ c &amp;= d \\end{align}'],
    ],
    ['\\\\(x\\\\) and \\\\[y\\\\]', '<p>\\(x\\) and \\[y\\]</p>', ['x', 'y']],
    ['$\\text{if $a$}$', '<p>$\\text{if $a$}$</p>', ['\\text{if $a$}']],
    ['`$a$` and $b$', '<p><code>$a$</code> and $b$</p>', ['b']],
    ['With <u>u</u> and $x^2$', '<p>With <u>u</u> and $x^2$</p>', ['x^2']],
    ['- $a$\n- $b$', '<ul>\n<li>$a$</li>\n<li>$b$</li>\n</ul>', ['a', 'b']],
  ])('has the formulas of %j, marked or not', (markdown, bare, formulas) => {
    const marked = bare.replace(
      /(<code>.*?<\/code>)|\$\\text\{.*\}\$|\$\$?[^$]+\$\$?|\\begin[\s\S]*\\end\{align\}|\\[([].*?\\[)\]]/g,
      (formula, code) => code ?? `<span class="math-container">${formula}</span>`,
    );
    for (const [shown, maths] of [
      [bare, 'lenient'],
      [marked, 'marked'],
    ] as const) {
      const { html, markdown: kept } = rendered(markdown, shown, { origin, maths });
      expect(texOf(html)).toEqual(formulas);
      expect(texOf(renderMarkdown(kept).html)).toEqual(formulas);
    }
  });

  it.each([
    [
      'With <b>bold</b> and $x^2$',
      '<p>With <b>bold</b> and <span class="math-container">$x^2$</span></p>',
      '<p>With <b>bold</b> and <span class="katex"><math>x^2</math></span></p>',
    ],
    [
      '\\begin{align}\na &= b\\\\\nc &= d\n\\end{align}',
      '<p><span class="math-container">\\begin{align}\na &amp;= b\\\\\nc &amp;= d\n\\end{align}</span></p>',
      '<p><span class="katex"><math display="block">\\begin{align} a &amp;= b\\\\ c &amp;= d \\end{align}</math></span></p>',
    ],
    ['In R, x[[1]] is first.', '<p>In R, x[[1]] is first.</p>', '<p>In R, x[[1]] is first.</p>'],
  ])('shows all of %j, with its history or without', (markdown, shown, expected) => {
    const marked: Dialect = { origin, maths: 'marked' };
    const { html } = rendered(markdown, shown, marked);
    const [withoutHistory] = renderTexts([{ text: { html: postHtml(shown, marked) }, docId: 'd' }]);
    expect(inShort(html)).toBe(expected);
    expect(inShort(withoutHistory?.html ?? '')).toBe(expected);
  });

  it('has formulas of a site without MathJax where nothing else can be meant', () => {
    const strict: Dialect = { origin, maths: 'strict' };
    const text =
      'From $p(unit)$ and $x_1$ to $5 or $10, $AREA_1 and $AREA_2, US$3 for $HOME/bin:$PATH';
    const { html } = rendered(text, `<p>${text}</p>`, strict);
    expect(texOf(html)).toEqual(['p(unit)', 'x_1']);
    expect(html).toContain('to $5 or $10, $AREA_1 and $AREA_2, US$3 for $HOME/bin:$PATH</p>');
  });

  it.each([
    ['openings without an end', `${'\\\\('.repeat(100_000)}x$`],
    ['openings whose only end is in braces', `${'\\\\({'.repeat(100_000)}\\\\)`],
    ['an end in another paragraph', `${'\\\\('.repeat(100_000)}\n\nx \\\\)`],
    ['many formulas', '$a$ '.repeat(100_000)],
    ['environments without an end', '\\begin{align}'.repeat(50_000)],
  ])('looks for formulas in time that grows with the text: %s', (_, text) => {
    const start = performance.now();
    for (const maths of ['strict', 'lenient'] as const) findFormulas(text, maths);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('hides its spoilers', () => {
    const { markdown, html } = rendered(
      '>! It was the butler.\n>! Or not.',
      '<blockquote class="spoiler" data-spoiler="Reveal spoiler"><p>It was the butler.\nOr not.</p></blockquote>',
    );
    expect(markdown).toBe('>! It was the butler.\n>! Or not.');
    expect(html).toBe(
      '<blockquote class="spoiler">\n<p>It was the butler.\nOr not.</p>\n</blockquote>\n',
    );
  });

  it('names the language of fenced code as other sites do', () => {
    const markdown = '- ```lang-py\n  a\n  ```';
    const text = versionText({ markdown, shown: null, createdAt: new Date('2021-01-01') }, plain);
    expect(text).toEqual({ markdown: '- ```py\n  a\n  ```' });
    const inText = 'a `lang-py` lang-py';
    const same = versionText({ markdown: inText, shown: null, createdAt: new Date() }, plain);
    expect(same).toEqual({ markdown: inText });
  });

  it('leads from tags to their questions, on the site or on its meta site', () => {
    const meta: Dialect = { origin: 'https://lanterns.meta.stackexchange.com', maths: 'none' };
    const link = (site: string, tag: string) =>
      `<a href="${site}/questions/tagged/${tag}" class="post-tag" title="show questions tagged &#39;${tag}&#39;" rel="tag">${tag}</a>`;
    const shown = `<p>See ${link(origin, 'wicks')} and ${link(meta.origin, 'bug')}.</p>`;
    const { markdown, html } = rendered('See [tag:wicks] and [meta-tag:bug].', shown, meta);
    expect(markdown).toBe(
      `See [wicks](${origin}/questions/tagged/wicks) and [bug](${meta.origin}/questions/tagged/bug).`,
    );
    expect(html).toContain(`<a href="${origin}/questions/tagged/wicks"`);
  });

  it('names linked questions as the site does', () => {
    const address = `${origin}/questions/1/why`;
    const { markdown } = rendered(
      `See ${address}, or (${address}).`,
      `<p>See <a href="${address}">Why [does] it?</a>, or (<a href="${address}">Why [does] it?</a>).</p>`,
    );
    const link = `[Why \\[does\\] it?](${address})`;
    expect([
      `See ${link}, or (${link}).`,
      `See [Why \\[does] it?](${address}), or ([Why \\[does] it?](${address})).`,
    ]).toContain(markdown);
  });

  it.each([
    ['In R, x[[1]] is the first.', '<p>In R, x[[1]] is the first.</p>'],
    ['As said.[^1]\n\n[^1]: Not a note.', '<p>As said.[^1]</p>\n\n<p>[^1]: Not a note.</p>'],
    ['~~not struck~~', '<p>~~not struck~~</p>'],
    ['- [ ] no box\n- [x] nor this', '<ul>\n<li>[ ] no box</li>\n<li>[x] nor this</li>\n</ul>'],
    [
      '`x[[1]]` and [[a]](https://x.example)',
      '<p><code>x[[1]]</code> and <a href="https://x.example">[a]</a></p>',
    ],
  ])('gives no meaning of ours to %j', (markdown, shown) => {
    for (const html of [rendered(markdown, shown).html, rendered(markdown, null).html]) {
      expect(html).not.toMatch(/\/wiki\/|footnote|<s>|<input/);
    }
    expect(rendered(markdown, shown).text).toBe(rendered('', shown).text);
  });

  it('has the headings that Markdown had before 2020', () => {
    const old = new Date('2015-01-01');
    const shown = '<h1>Heading</h1>\n\n<p>Text</p>';
    expect(rendered('#Heading\nText', shown, plain, old).markdown).toBe('# Heading\nText');
    expect(rendered('#Heading\nText', null, plain, old).html).toContain('<h1');
    expect(rendered('#hashtag', '<p>#hashtag</p>', plain, old).html).toContain('<p>#hashtag</p>');
    expect(rendered('#hashtag', null).html).toContain('<p>#hashtag</p>');
  });

  it.each([
    [
      '1. a\n\n with\n > b',
      '<ol>\n<li><p>a</p>\n<p>with</p>\n<blockquote>\n  <p>b</p>\n</blockquote></li>\n</ol>',
    ],
    ['- a\n- b', '<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>'],
    ['- a\n\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a<br>b', '<p>a<br>b</p>'],
    ['x<sup>2</sup>', '<p>x<sup>2</sup></p>'],
    [
      '[![i](https://i.example/a.png "t")](/q/1)',
      `<p><a href="/q/1"><img src="https://i.example/a.png" alt="i" title="t"></a></p>`,
    ],
    ['<details><summary>s</summary>t</details>', '<details><summary>s</summary>t</details>'],
    [
      'a|b\n-|-:\nc|d',
      '<table><thead><tr><th>a</th><th style="text-align: right;">b</th></tr></thead><tbody><tr><td>c</td><td style="text-align: right;">d</td></tr></tbody></table>',
    ],
    [
      '<!-- language: lang-py -->\n\n    x = 1',
      '<pre class="lang-py prettyprint-override"><code>x = 1\n</code></pre>',
    ],
  ])('has the elements that the site makes of %j', (markdown, shown) => {
    const site = postHtml(shown, plain);
    expect(meaningOf(rendered(markdown, shown).html)).toEqual(meaningOf(site));
  });
});

function texOf(html: string): string[] {
  return [...html.matchAll(/<annotation[^>]*>([^<]*)</g)].map(([, tex = '']) =>
    tex.trim().replace(/\s+/g, ' '),
  );
}

/** HTML whose formulas say their TeX alone. */
function inShort(html: string): string {
  return html
    .trim()
    .replace(/<math[^>]*?( display="block")?><semantics>.*?<annotation[^>]*>/gs, '<math$1>')
    .replaceAll('</annotation></semantics>', '')
    .replaceAll(/\s+/g, ' ');
}
