import fc from 'fast-check';
import { serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { anyString, htmlish, markdownish } from './support/arbitraries.ts';
import { parseInPage } from './support/parse-in-page.ts';

describe('the allow-list', () => {
  it.each([
    [
      '<a href="http://a.example">b</a>',
      '<a href="http://a.example" rel="nofollow ugc noopener">b</a>',
    ],
    ['<a href="#h-x" rel="me" target="_top">b</a>', '<a href="#h-x">b</a>'],
    [
      '<img src="http://a.example/b.png" alt="c">',
      '<img src="https://a.example/b.png" alt="c" loading="lazy" />',
    ],
    ['<img src="/b.png" alt="c &amp; d"> e', '<span>c &amp; d</span> e'],
    ['<img src="data:image/png;base64,AA==">', '<span></span>'],
    [
      '<img src="https://a/b" width="20" height="100%">',
      '<img src="https://a/b" width="20" loading="lazy" />',
    ],
    ['<code class="language-js evil">x</code>', '<code class="language-js">x</code>'],
    ['<p class="footnotes" id="h" title="x">y</p>', '<p>y</p>'],
    ['<strike>x</strike>', '<s>x</s>'],
    ['<td style="color:red; text-align: RIGHT">x</td>', '<td align="right">x</td>'],
    ['<th align="middle">x</th><td align="center">y</td>', '<th>x</th><td align="center">y</td>'],
    ['<td colspan="9999" rowspan="2">x</td>', '<td rowspan="2">x</td>'],
    [
      '<input type="text" value="x"><input type="checkbox" checked>',
      '<input type="checkbox" disabled checked />',
    ],
    ['<unknown>x</unknown><!-- y -->', 'x'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<mi>x</mi>', 'x'],
    [
      '<math><mi mathvariant="bold" onclick="x">x</mi></math>',
      '<math><mi mathvariant="bold">x</mi></math>',
    ],
    ['<span class="katex-html"><b>x</b></span><span>y</span>', '<span>y</span>'],
  ])('%s', (html, expected) => {
    expect(sanitize(html)).toBe(expected);
  });

  it.each([
    ...[
      'https://',
      'https:/',
      'https://[/a.png',
      'https://x.example:99999/',
      'https://x.example:x',
    ],
    ...['https://a%zz/b.png', 'https://%00', 'https://a b/', '//', '\\\\[', 'https:\\\\['],
  ])('keeps the words of what has the address %j, and not the address', (address) => {
    expect(sanitize(`<a href="${address}" title="t">a <b>c</b></a>`)).toBe(
      '<span>a <b>c</b></span>',
    );
    expect(sanitize(`look: <img src="${address}" alt="x">`)).toBe('look: <span>x</span>');
  });

  it('shows the description of a picture that cannot be loaded', () => {
    expect(renderMarkdown('look: ![x](https://)').html).toBe('<p>look: <span>x</span></p>\n');
  });

  it.each(['#100%', '/posts/a%zz', 'https://münchen.example/', 'mailto:', 'mailto:a@b?%zz'])(
    'keeps the address %j, which can be read',
    (address) => {
      expect(sanitize(`<a href="${address}">a</a>`)).toContain(`<a href="${address}"`);
    },
  );

  it('keeps the text of elements nested too deep', () => {
    const html = sanitize(`${'<b>'.repeat(500)}x${'</b>'.repeat(500)}`);
    expect(html).toBe(`${'<b>'.repeat(100)}x${'</b>'.repeat(100)}`);
  });
});

describe('any string', () => {
  const texts = fc.oneof(anyString, markdownish, htmlish);

  it('renders as Markdown to what the sanitiser leaves alone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { html } = renderMarkdown(text, { docId: 'd' });
        expect(sanitize(html)).toBe(html);
      }),
      { numRuns: 300 },
    );
  });

  it('imports as HTML to what the sanitiser leaves alone', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { html } = importHtml(text, { docId: 'd', baseUrl: 'https://a.example/b/' });
        expect(sanitize(html)).toBe(html);
      }),
      { numRuns: 300 },
    );
  });

  it('stands in a browser as it was stored', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { html } of [renderMarkdown(text, { docId: 'd' }), importHtml(text)]) {
          const seen = serialize(parseInPage(html.replace(/(<pre[^>]*>)\n/g, '$1\n\n')));
          expect(sanitize(seen)).toBe(html);
        }
      }),
      {
        numRuns: 300,
        examples: [
          ['<p><a href="#fn1"><ol></ol></a></p>'],
          ['<pre>\n\na</pre>'],
          ['<tr><td>a</td></tr>'],
          ['<caption>a</caption>'],
          ['<table>&nbsp;</table>'],
        ],
      },
    );
  });

  it('becomes only what a database can hold', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const content of [renderMarkdown(text), importHtml(text)]) {
          for (const form of [content.markdown, content.html, content.text]) {
            expect(form).not.toMatch(/\0|\p{Surrogate}/u);
          }
          expect(content.wordCount).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
}, 60_000);
