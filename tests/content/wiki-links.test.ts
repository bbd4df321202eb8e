import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { mentionsIn } from '../../src/content/site-links.ts';
import { wikiTitlesIn } from './support/parsed-names.ts';

const html = (markdown: string) => renderMarkdown(markdown).html.trim();

it('a title in two brackets leads to its page, under other words too', () => {
  expect(html('See [[night  Sky]].')).toContain('<a href="/wiki/Night%20Sky"');
  expect(html('See [[Night Sky|what is above]].')).toMatch(
    /href="\/wiki\/Night%20Sky"[^>]*>what is/,
  );
  expect(mentionsIn('[[Night Sky]] and [[Knots|them]]')).toEqual([
    'wiki/Night%20Sky',
    'wiki/Knots',
  ]);
});

it.each([
  ['[[C++]]', '/wiki/c-2'],
  ['[[C#]]', '/wiki/C%23'],
  ['[[C# in depth]]', '/wiki/C%23%20in%20depth'],
  ['[[C++#Its History]]', '/wiki/c-2#its-history'],
  ['[[Page#Section]]', '/wiki/Page#section'],
  ['[[F#m|a key]]', '/wiki/f-m'],
  ['[[#Above]]', '#above'],
  ['[[Page#History]]', '/wiki/Page#h-history'],
  ['[[Help]]', '/wiki/Help'],
  ['[[東京#歴史]]', `/wiki/${encodeURIComponent('東京')}#${encodeURIComponent('歴史')}`],
  ['[[ßtraße]]', `/wiki/${encodeURIComponent('ßtraße')}`],
  ['[[TCP/IP]]', '/wiki/TCP%2FIP'],
])('%s leads to %s', (markdown, address) => {
  const wikiPages = new Map([
    ['C++', 'c-2'],
    ['F#m', 'f-m'],
  ]);
  expect(renderMarkdown(markdown, { wikiPages }).html).toContain(`<a href="${address}"`);
});

it('the titles that links may mean are found, those of the other form too', () => {
  expect(wikiTitlesIn('[[A#b]], [[A]], `[[C]]` and [[ D  e |x]]')).toEqual(['A#b', 'A', 'D e']);
});

it.each(['[[ ]]', '`[[Knots]]`', '[[a\nb]]', '\\[[Knots]]', '[[...]]', '[[|x]]'])(
  '%j is text',
  (markdown) => {
    expect(html(markdown)).not.toContain('/wiki/');
  },
);

it.each(['x[[Knots]]', 'é[[Knots]]', 'x_1[[Knots]]', 'f(x)[[Knots]]', 'x[[1]][[Knots]]'])(
  '%j is of a program',
  (markdown) => {
    expect(html(markdown)).not.toContain('/wiki/');
  },
);

it('a title may stand beside letters of a script without spaces, and begin a word', () => {
  expect(html('見る[[Knots]]です [[Knot]]s')).toMatch(/href="\/wiki\/Knots".*href="\/wiki\/Knot"/);
});

it('what CommonMark makes a link of stays that link', () => {
  expect(html('[[Knots]](https://example.org/)')).toContain('href="https://example.org/"');
  expect(html('[[Knots]]\n\n[knots]: https://example.org/')).not.toContain('/wiki/');
});

it('nothing of the words is markup', () => {
  expect(html('[[Knots|<b>x</b>]]')).toContain('&lt;b&gt;x&lt;/b&gt;');
});
