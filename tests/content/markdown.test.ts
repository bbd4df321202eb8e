import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';

const REL = 'rel="nofollow ugc noopener"';
const html = (markdown: string) => renderMarkdown(markdown).html.trimEnd();

describe('Markdown as people write it', () => {
  it.each([
    ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <s>c</s></p>'],
    ['a soft and a hard break', 'a\nb  \nc', '<p>a\nb<br />\nc</p>'],
    ['a quote', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['a numbered list', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    ['a rule', '---', '<hr />'],
    ['code', '`a<b`', '<p><code>a&lt;b</code></p>'],
    ['a fence', '```ts\na<b\n```', '<pre><code class="language-ts">a&lt;b\n</code></pre>'],
    ['an odd language', '```c++ x\n```', '<pre><code class="language-c++"></code></pre>'],
    ['HTML, as text', '<b>a</b>', '<p>&lt;b&gt;a&lt;/b&gt;</p>'],
    ['an entity', '&copy;&#0;', '<p>©\uFFFD</p>'],
    ['a link', '[a](/b "c")', `<p><a href="/b" title="c" ${REL}>a</a></p>`],
    [
      'an address',
      '<https://a.example>',
      `<p><a href="https://a.example" ${REL}>https://a.example</a></p>`,
    ],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  it('a table with alignment', () => {
    expect(html('|a|b|c|\n|:-|:-:|-:|\n|1|2|\\||')).toBe(
      [
        '<table>\n<thead>\n<tr>\n<th align="left">a</th>\n<th align="center">b</th>',
        '<th align="right">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="left">1</td>',
        '<td align="center">2</td>\n<td align="right">|</td>\n</tr>\n</tbody>\n</table>',
      ].join('\n'),
    );
  });

  it('task lists', () => {
    expect(html('- [ ] a\n- [x] **b**\n- [y] c\n- [ ]d')).toBe(
      [
        '<ul>\n<li class="task-list-item"><input type="checkbox" disabled /> a</li>',
        '<li class="task-list-item"><input type="checkbox" disabled checked /> <strong>b</strong></li>',
        '<li>[y] c</li>\n<li>[ ]d</li>\n</ul>',
      ].join('\n'),
    );
  });
});

describe('autolinks', () => {
  it.each([
    ['https://a.example/b_c_d', 'https://a.example/b_c_d'],
    ['www.a.example/b', 'http://www.a.example/b'],
    ['a@b.example', 'mailto:a@b.example'],
  ])('%s', (text, href) => {
    expect(html(`(see ${text}).`)).toBe(`<p>(see <a href="${href}" ${REL}>${text}</a>).</p>`);
  });

  it.each(['main.rs', 'example.com', '//comment', 'ftp://a.example', 'www.', 'x:y'])(
    'not %s',
    (text) => {
      expect(html(text)).toBe(`<p>${text}</p>`);
    },
  );
});

describe('footnotes', () => {
  it('stand at the end, with ids of their document', () => {
    const note = renderMarkdown('a[^x] b[^x]\n\n[^x]: note', { docId: 'd1' });
    expect(note.html).toBe(
      [
        '<p>a<sup class="footnote-ref"><a href="#fn-d1-1" id="fnref-d1-1">[1]</a></sup>',
        ' b<sup class="footnote-ref"><a href="#fn-d1-1" id="fnref-d1-1:1">[1:1]</a></sup></p>\n',
        '<hr class="footnotes-sep" />\n<section class="footnotes">\n<ol class="footnotes-list">\n',
        '<li id="fn-d1-1" class="footnote-item"><p>note ',
        '<a href="#fnref-d1-1" class="footnote-backref">↩︎</a> ',
        '<a href="#fnref-d1-1:1" class="footnote-backref">↩︎</a></p>\n</li>\n</ol>\n</section>\n',
      ].join(''),
    );
    expect(note.text).toBe('a[1] b[1:1]\nnote');
  });

  it('of two documents do not collide', () => {
    const ids = (docId: string) =>
      [...renderMarkdown('# a\n\nb[^1]\n\n[^1]: c', { docId }).html.matchAll(/ id="([^"]*)"/g)].map(
        ([, id]) => id,
      );
    expect(ids('one')).toHaveLength(3);
    expect(ids('one').filter((id) => ids('two').includes(id))).toEqual([]);
  });

  it('are not made inline, however deep', () => {
    expect(html('a^[b]')).toBe('<p>a^[b]</p>');
  });
});
