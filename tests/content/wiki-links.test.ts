import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { mentionsIn } from '../../src/content/site-links.ts';

const html = (markdown: string) => renderMarkdown(markdown).html.trim();

test('a title in two brackets leads to its page, under other words too', () => {
  expect(html('See [[Night Sky]].')).toContain('<a href="/wiki/night-sky"');
  expect(html('See [[Night Sky|what is above]].')).toMatch(/href="\/wiki\/night-sky"[^>]*>what is/);
  expect(mentionsIn('[[Night Sky]] and [[Knots|them]]')).toEqual(['wiki/night-sky', 'wiki/knots']);
});

test.each(['[[ ]]', '`[[Knots]]`', '[[a\nb]]', '\\[[Knots]]', '[[search]]', '[[|x]]'])(
  '%j is text',
  (markdown) => {
    expect(html(markdown)).not.toContain('/wiki/');
  },
);

test.each(['x[[Knots]]', 'é[[Knots]]', 'x_1[[Knots]]', 'f(x)[[Knots]]', 'x[[1]][[Knots]]'])(
  '%j is of a program',
  (markdown) => {
    expect(html(markdown)).not.toContain('/wiki/');
  },
);

test('a title may stand beside letters of a script without spaces, and begin a word', () => {
  expect(html('見る[[Knots]]です [[Knot]]s')).toMatch(/href="\/wiki\/knots".*href="\/wiki\/knot"/);
});

test('what CommonMark makes a link of stays that link', () => {
  expect(html('[[Knots]](https://example.org/)')).toContain('href="https://example.org/"');
  expect(html('[[Knots]]\n\n[knots]: https://example.org/')).not.toContain('/wiki/');
});

test('nothing of the words is markup', () => {
  expect(html('[[Knots|<b>x</b>]]')).toContain('&lt;b&gt;x&lt;/b&gt;');
});
