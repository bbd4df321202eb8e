import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';

const people = new Set(['ada', 'bob-two']);
const html = (markdown: string) => renderMarkdown(markdown, { people }).html;
const link = (name: string, words: string) =>
  `<a href="/users/${name}" rel="nofollow ugc noopener">${words}</a>`;

it.each<[string, string]>([
  [
    'Ask @ada, or @Bob-Two.',
    `<p>Ask ${link('ada', '@ada')}, or ${link('bob-two', '@Bob-Two')}.</p>`,
  ],
  ['**@ada**', `<p><strong>${link('ada', '@ada')}</strong></p>`],
  ['@eve is nobody here', '<p>@eve is nobody here</p>'],
  ['`@ada` and mail ada@ada.org', '<p><code>@ada</code> and mail '],
  ['[see @ada](/posts/x)', '<p><a href="/posts/x" rel="nofollow ugc noopener">see @ada</a></p>'],
  ["@ada's, (@ada). @ada: @ada… @ada--", `<p>${link('ada', '@ada')}'s, (${link('ada', '@ada')}).`],
  ['_@ada_ > @ada', `<p><em>${link('ada', '@ada')}</em> &gt; ${link('ada', '@ada')}</p>`],
  ['> @ada', `<blockquote>\n<p>${link('ada', '@ada')}</p>`],
])('%j becomes %j', (markdown, expected) => {
  expect(html(markdown)).toContain(expected);
});

it.each([
  ...['@ada_lovelace', '@adaé', '@ada.lovelace', '@ada@social.example', '@ada/core', '@ada\\_l'],
  ...[
    '@ada東',
    '@ada1',
    '@adae\u0301',
    '@ada:matrix.example',
    '@ada‿x',
    '@ada＠social.example',
    '@ada-lovelace',
    '@ada-é',
    '@ada&eacute;',
  ],
  ...[
    'é@ada',
    'e\u0301@ada',
    '_x_@ada',
    '@ada*x*',
    '*x*@ada',
    '@ada[x](/y)',
    'https://x.example/@ada',
  ],
])('%j leads to nobody called ada', (markdown) => {
  expect(html(markdown)).not.toContain('/users/');
});

it('what a text says in plain words is the same', () => {
  const { text, wordCount } = renderMarkdown('Ask @ada now', { people });
  expect({ text, wordCount }).toEqual({ text: 'Ask @ada now', wordCount: 3 });
});
