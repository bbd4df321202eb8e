import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitizeBareHtml } from '../../src/content/bare-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { anyString, htmlish, markdownish } from './support/arbitraries.ts';

/** What the sanitiser itself makes of HTML: a rule at the end is not bare. */
function sanitizeFully(html: string): string {
  expect(sanitizeBareHtml(`${html}<hr>`)).toBeNull();
  return sanitize(`${html}<hr>`).replace(/<hr \/>$/, '');
}

const names = [
  ...['p', 'h2', 'h3', 'blockquote', 'ul', 'ol', 'li', 'pre', 'strong', 'em', 'code', 's', 'sub'],
  ...['sup', 'P', 'div', 'a', 'script', 'b', 'br', 'math', 'style', 'textarea'],
];
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
    fc
      .tuple(fc.constantFrom(...names.slice(0, 12)), fc.array(tie('tree'), { maxLength: 3 }))
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
}));

describe('HTML without attributes', () => {
  it.each([
    ['<p>One &quot;two&quot; &amp; <em>three</em><br>four</p>\n'],
    ['<ul>\n<li>a</li>\n<li>\n<p>b</p>\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n'],
    ['<blockquote>\n<p>a</p>\n</blockquote>\n<pre><code>\nx &lt; y\n</code></pre>\n'],
    ['<h2>a <code>b</code></h2><p></p>'],
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
