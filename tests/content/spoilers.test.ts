import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';

const html = (markdown: string) => renderMarkdown(markdown).html.replaceAll('\n', '');
const spoiler = (inside: string) => `<blockquote class="spoiler">${inside}</blockquote>`;

it.each([
  ['>! a', spoiler('<p>a</p>')],
  ['>!a', spoiler('<p>a</p>')],
  ['>! a\n>! b', spoiler('<p>ab</p>')],
  ['>! a\n>!\n>! - b\n>!   - c', spoiler('<p>a</p><ul><li>b<ul><li>c</li></ul></li></ul>')],
  ['>!     a', spoiler('<pre><code>a</code></pre>')],
  ['>! > a\n>! > b\n>!\n>! c', spoiler('<blockquote><p>ab</p></blockquote><p>c</p>')],
  ['a\n>! b\n\nc', `<p>a</p>${spoiler('<p>b</p>')}<p>c</p>`],
  [
    '- a\n\n  >! b\n  >! c\n- d',
    `<ul><li><p>a</p>${spoiler('<p>bc</p>')}</li><li><p>d</p></li></ul>`,
  ],
  ['> >! a\n> >! b\n> c', `<blockquote>${spoiler('<p>ab</p>')}<p>c</p></blockquote>`],
  ['>! a\nb', `${spoiler('<p>a</p>')}<p>b</p>`],
  ['>! ```\n>! a\n>! ```', spoiler('<pre><code>a</code></pre>')],
])('%j is hidden until it is uncovered', (markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

it.each(['> a', '>![a](https://b.example)', '    >! a', 'a >! b', '`>! a`', '\\>! a'])(
  '%j is no spoiler',
  (markdown) => {
    expect(html(markdown)).not.toContain('spoiler');
  },
);
