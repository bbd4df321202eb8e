import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeBareHtml as sanitizeBare } from '../../src/content/bare-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { anyString, htmlish, markdownish } from './support/arbitraries.ts';

const sanitizeBareHtml = (html: string) => sanitizeBare(html, 'nofollow ugc noopener');

/** What the sanitiser itself makes of HTML: a rule at the end is not bare. */
function sanitizeFully(html: string): string {
  expect(sanitizeBareHtml(`${html}<hr>`)).toBeNull();
  return sanitize(`${html}<hr>`).replace(/<hr \/>$/, '');
}

const names = [
  ...['p', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'li', 'pre', 'strong', 'em', 'code', 's', 'sub'],
  ...['sup', 'div', 'section', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'b'],
  ...['u', 'kbd', 'del', 'P', 'a', 'script', 'br', 'math', 'style', 'textarea', 'caption'],
];
const addresses = [
  ...['/wiki/A_(b)', '#fn-1', '#', 'https://a.example/b?c=d#e', 'http://a.example:80/%C3%A9'],
  ...['//a.example', 'https://', 'https://a:99999/', 'mailto:a@b.example', 'javascript:alert(1)'],
  ...[
    '/a&amp;b',
    'a b',
    '',
    '/\\a',
    'https://1.2.3.4.5/',
    'https://xn--a/',
    '/java:script',
    'HTTPS://A',
  ],
];
const link = fc
  .tuple(
    fc.constantFrom(...addresses),
    fc.constantFrom('', ' class="footnote-backref"', ' title="x"', ' class="x"', ' onclick="x"'),
    fc.constantFrom('', ' id="fnref-1"', ' id="x"'),
    fc.constantFrom('', ' rel="nofollow ugc noopener"', ' rel="next"', ' target="_blank"'),
  )
  .map(([href, kind, id, rel]) => `<a href="${href}"${kind}${id}${rel}>x</a>`);
const noted = fc.constantFrom(
  ...['<sup class="footnote-ref">x</sup>', '<section class="footnotes"></section>'],
  ...['<ol class="footnotes-list"><li id="fn-1" class="footnote-item">x</li></ol>'],
  ...['<sup class="x">x</sup>', '<ol><li id="x" class="footnote-item"></li></ol>'],
  ...['<ol class="footnotes-list"><li id="fn 1" class="footnote-item">x</li></ol>'],
);
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('x', ' ', '\n', 'a "b" \'c\'', 'é\u00a0→😀', '\t') },
  fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&amp;lt;', '&#60;', '&nbsp;', '&', '>', '<'),
  fc.constantFrom(
    '<br>',
    '<br />',
    '<br/>',
    '<!-- x -->',
    '<p id="x">',
    '<li value="2">',
    '\r',
    '\0',
  ),
  fc.constantFrom(...names).map((name) => `<${name}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 8, depthIdentifier: 'html' },
    piece,
    link,
    noted,
    fc
      .tuple(fc.constantFrom(...names.slice(0, -9)), fc.array(tie('tree'), { maxLength: 3 }))
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
}));

describe('HTML without attributes', () => {
  it.each([
    ['<p>One &quot;two&quot; &amp; <em>three</em><br>four</p>\n'],
    ['<ul>\n<li>a</li>\n<li>\n<p>b</p>\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n'],
    ['<blockquote>\n<p>a</p>\n</blockquote>\n<pre><code>\nx &lt; y\n</code></pre>\n'],
    ['<h2>a <code>b</code></h2><p></p>'],
    ['<p><a href="/wiki/A_(b)">a</a> <a href="https://a.example/b?c=d#e">b</a>&quot;</p>'],
    ['<div><p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">[1]</a></sup></p></div>'],
    ['<table><tbody><tr><th>a</th><td>b <a href="#x">c</a></td></tr></tbody></table>'],
    ['<dl><dt>a</dt><dd><p>b</p><ul><li>c</li></ul></dd></dl>'],
    ['<p><a href="https://a.example/" rel="nofollow ugc noopener">a</a></p>'],
  ])('is not parsed: %s', (html) => {
    expect(sanitizeBareHtml(html)).toBe(sanitizeFully(html));
  });

  it.each([
    ['<p class="x">a</p>'],
    ['<p>a<p>b</p></p>'],
    ['<p>a<ul></ul></p>'],
    ['<li>a</li>'],
    ['<ul><li>a<li>b</li></li></ul>'],
    ['<em>a'],
    ['<p><a href="javascript:x">a</a></p>'],
    ['<p><a href="//a.example">a</a></p>'],
    ['<p><a href="https://a:99999/">a</a></p>'],
    ['<p><a href="/a"><a href="/b">a</a></a></p>'],
    ['<table><tr><td><p>a</p></td></tr></table>'],
    ['<table><td>a</td></table>'],
    ['a</em>'],
    ['<em><strong>a</em></strong>'],
    ['<script>x</script>'],
    ['a < b'],
    ['a &nbsp; b'],
    ['<p>a</p><'],
    [`${'<em>'.repeat(11)}a${'</em>'.repeat(11)}`],
  ])('goes through the sanitiser if it is anything else: %s', (html) => {
    expect(sanitizeBareHtml(html)).toBeNull();
  });

  it('becomes what the sanitiser makes of it', () => {
    let bare = 0;
    const check = (html: string) => {
      const result = sanitizeBareHtml(html);
      if (result === null) return;
      bare += 1;
      expect(result).toBe(sanitizeFully(html));
      expect(sanitizeBareHtml(result)).toBe(result);
    };
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
        check,
      ),
      {
        numRuns: 3_000,
      },
    );
    fc.assert(fc.property(tree, check), { numRuns: 3_000 });
    fc.assert(fc.property(fc.oneof(anyString, htmlish), check), { numRuns: 500 });
    fc.assert(
      fc.property(
        markdownish.map((text) => renderMarkdown(text).html),
        check,
      ),
      {
        numRuns: 500,
      },
    );
    expect(bare).toBeGreaterThan(1_000);
  });
});
