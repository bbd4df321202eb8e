import fc from 'fast-check';
import { serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { diffHtml } from '../../src/content/diff-html.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { plainText } from '../../src/content/text.ts';
import { htmlish, markdownish } from './support/arbitraries.ts';
import { isBalanced } from './support/balanced.ts';
import { parseInPage } from './support/parse-in-page.ts';

describe('diffHtml', () => {
  it.each([
    ['<p>a b c</p>', '<p>a d c</p>', '<p>a <del>b</del><ins>d</ins> c</p>'],
    ['<p>a</p>', '<p>a</p>', '<p>a</p>'],
    ['', '<p>a <em>b</em></p>', '<p><ins>a </ins><em><ins>b</ins></em></p>'],
    ['<p>a</p>', '', '<p><del>a</del></p>'],
    ['<p>a b</p>', '<p>a <strong>b</strong></p>', '<p>a <strong>b</strong></p>'],
    ['<p>a</p>\n<p>b</p>\n', '<p>a</p>\n', '<p>a</p>\n<p><del>b</del></p>'],
    [
      '<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>',
      '<ul>\n<li>a</li>\n<li>c</li>\n</ul>',
      '<ul>\n<li>a</li>\n<li><del>b</del></li><li>c</li>\n</ul>',
    ],
    [
      '<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>',
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
      '<table><tbody><tr><td>a</td></tr><tr><td><del>b</del></td></tr></tbody></table>',
    ],
    [
      '<table><tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody></table>',
      '<table><tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody></table>',
      '<table><tbody>\n<tr><td><del>a</del></td><td><del>b</del></td></tr><tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody></table>',
    ],
    [
      '<p>a</p>',
      '<h3><a href="/x">b</a><a href="/y"><h2></h2></a></h3>',
      '<p><del>a</del></p><h3><ins><a href="/x" rel="nofollow ugc noopener">b</a></ins></h3><h2></h2>',
    ],
    [
      '<p>a <img src="https://x/1" alt="" loading="lazy" /></p>',
      '<p>a <img src="https://x/2" alt="" loading="lazy" /></p>',
      '<p>a <del><img src="https://x/1" alt="" loading="lazy" /></del>' +
        '<ins><img src="https://x/2" alt="" loading="lazy" /></ins></p>',
    ],
    [
      '<p>y <a href="https://good.example">spam</a></p>',
      '<p>y <a href="https://evil.example">spam</a></p>',
      '<p>y <del><a href="https://good.example" rel="nofollow ugc noopener">spam</a></del>' +
        '<ins><a href="https://evil.example" rel="nofollow ugc noopener">spam</a></ins></p>',
    ],
    [
      '<p><a href="/a">one <em>two</em> three</a></p>',
      '<p><a href="/a">one <em>two</em> 3</a></p>',
      '<p><a href="/a" rel="nofollow ugc noopener">one </a>' +
        '<em><a href="/a" rel="nofollow ugc noopener">two</a></em>' +
        '<a href="/a" rel="nofollow ugc noopener"> </a>' +
        '<del><a href="/a" rel="nofollow ugc noopener">three</a></del>' +
        '<ins><a href="/a" rel="nofollow ugc noopener">3</a></ins></p>',
    ],
    [
      '<p>a b</p>',
      '<p>a <a href="/b">b</a></p>',
      '<p>a <del>b</del><ins><a href="/b" rel="nofollow ugc noopener">b</a></ins></p>',
    ],
    [
      '<p><img src="https://x/1" alt="a" loading="lazy" /></p>',
      '<p><img src="https://x/1" alt="b" loading="lazy" /></p>',
      '<p><del><img src="https://x/1" alt="a" loading="lazy" /></del>' +
        '<ins><img src="https://x/1" alt="b" loading="lazy" /></ins></p>',
    ],
    ['<p>a &amp; b</p>', '<p>a &lt; b</p>', '<p>a <del>&amp;</del><ins>&lt;</ins> b</p>'],
  ])('%s to %s', (before, after, expected) => {
    expect(diffHtml(before, after)).toBe(expected);
  });

  it('marks a formula as a whole', () => {
    const formula = (tex: string) => renderMarkdown(`a $${tex}$`).html;
    const diff = diffHtml(formula('x'), formula('y'));
    expect(diff).toMatch(
      /^<p>a <del><span class="katex"><math.*<\/span><\/del><ins><span.*<\/ins><\/p>\n$/,
    );
  });

  it('marks nothing in the headings and notes of two versions that say the same', () => {
    const html = (id: string) =>
      renderMarkdown('# a\n\nb[^1] [c](#a)\n\n[^1]: d', { docId: id }).html;
    const after = html('018f0000-0000-7000-8000-000000000002');
    const diff = diffHtml(html('018f0000-0000-7000-8000-000000000001'), after);
    expect(diff).toBe(after);
  });

  it('repeats no id of a note, whatever becomes of it', () => {
    const html = (text: string) => renderMarkdown(text, { docId: 'd' }).html;
    const one = html('a[^1] b[^2]\n\n[^1]: c\n\n[^2]: d');
    for (const other of [html('b[^2]\n\n[^2]: d'), html('b[^2] a[^1]\n\n[^1]: c\n\n[^2]: d')]) {
      for (const diff of [diffHtml(one, other), diffHtml(other, one)]) {
        const ids = diff.match(/ id="[^"]*"/g) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });

  it('tells what an author crossed out or added from what changed', () => {
    const text = (word: string) => `<p><del>a</del> <ins id="h-x">b</ins> ${word}</p>`;
    expect(diffHtml(text('c'), text('d'))).toBe(
      '<p><s>a</s> <u id="h-x">b</u> <del>c</del><ins>d</ins></p>',
    );
  });

  it('says the words of both texts, without what is new and without what is gone', () => {
    const without = (html: string, mark: string) =>
      plainText(html.replace(new RegExp(`<${mark}>.*?</${mark}>`, 'gs'), '')).replace(/\s+/g, '');
    fc.assert(
      fc.property(markdownish, markdownish, (first, second) => {
        const [before, after] = [first, second].map((text) => renderMarkdown(text).html);
        const html = diffHtml(before ?? '', after ?? '');
        expect(without(html, 'ins')).toBe(without(before ?? '', 'x'));
        expect(without(html, 'del')).toBe(without(after ?? '', 'x'));
      }),
      { numRuns: 200 },
    );
  });

  it('repeats no id', () => {
    const html = (text: string) => renderMarkdown(text, { docId: 'd' }).html;
    const diff = diffHtml(html('# a\n\nb[^1]\n\n[^1]: c'), html('# a d\n\nb'));
    expect(diff.match(/ id="/g)).toHaveLength(1);
  });

  it('holds the elements and the words of the later text, in order, for any two', () => {
    const documents = fc.oneof(
      markdownish.map((text) => renderMarkdown(text).html),
      htmlish.map((text) => importHtml(text).html),
    );
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const diff = diffHtml(before, after);
        expect(sanitize(diff)).toBe(diff);
        expect(isBalanced(diff)).toBe(true);
        if (hasMarks(before) || hasMarks(after)) return;
        const [shown, later] = [withoutDeleted(diff), after].map((html) =>
          squeeze(asInPage(withoutLinks(html))),
        );
        expect(shown).toBe(later);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('stands in a browser as it was written, whatever changed', { timeout: 60_000 }, () => {
    const documents = fc.oneof(
      markdownish.map((text) => renderMarkdown(text).html),
      htmlish.map((text) => importHtml(text).html),
      fc
        .array(
          fc.constantFrom('<h2>', '<h3>', '<a href="/a">', '</a>', 'x', '<td>', '<tr>', '<li>'),
        )
        .map((tags) => importHtml(tags.join('')).html),
    );
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        // An input in a formula is written in XML's way.
        fc.pre(!/<math>.*<input/s.test(before + after));
        const diff = diffHtml(before, after);
        expect(asInPage(diff)).toBe(diff.replaceAll(' />', '>'));
      }),
      { numRuns: 300 },
    );
  });

  it('stands in a browser as it was written', () => {
    const html = (text: string) => renderMarkdown(text).html;
    const before = '# a\n\n- b\n- c\n\n| d | e |\n|-|-|\n| f | g |\n| h | i |\n\n> j\n\nk';
    const after = '# a b\n\n- c\n\n| d | e |\n|-|-|\n| h | x |\n\nl';
    for (const diff of [diffHtml(html(before), html(after)), diffHtml(html(after), html(before))]) {
      expect(serialize(parseInPage(diff))).toBe(diff.replaceAll(' />', '>'));
    }
  });
});

/** HTML as a browser writes what it read. It drops the first line break of a `pre`, which is content here. */
function asInPage(html: string): string {
  const kept = html.replace(/(<pre[^>]*>)\n/g, '$1\n\n');
  return serialize(parseInPage(kept))
    .replace(/ (checked|disabled)=""/g, ' $1')
    .replaceAll('&nbsp;', '\u00a0');
}

/** The diff without what was deleted, and without the marks. */
function withoutDeleted(diff: string): string {
  return diff.replace(/<del>(?:(?!<\/del>).)*<\/del>|<\/?ins>/gs, '');
}

/** Links may be divided where a mark begins or ends. */
function withoutLinks(html: string): string {
  return html.replace(/<\/?a(?: [^>]*)?>/g, '');
}

/** Without white space and empty blocks, such as are made to hold what was deleted. */
function squeeze(html: string): string {
  const squeezed = html.replace(/\s+/g, '').replace(/<(p|li|dd|td|tr|tbody)><\/\1>/g, '');
  return squeezed === html ? html : squeeze(squeezed);
}

function hasMarks(html: string): boolean {
  return /<(?:ins|del)>/.test(html);
}
