import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptHtml } from '../../src/content/excerpt-html.ts';
import { innerText, parseTree } from '../../src/content/html-tree.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { sanitize } from '../../src/content/sanitize.ts';
import { markdownish } from './support/arbitraries.ts';

const htmlOf = (markdown: string) => renderMarkdown(markdown).html.trimEnd();

describe('excerptHtml', () => {
  it.each([
    ['Some *quite emphatic words* here', 18, '<p>Some <em>quite…</em></p>'],
    ['One two', 7, '<p>One two</p>'],
    ['Donaudampfschifffahrt', 5, '<p>Donau…</p>'],
    ['First\n\nSecond', 5, '<p>First…</p>'],
    ['- alpha\n- beta gamma delta', 13, '<ul>\n<li>alpha</li>\n<li>beta…</li></ul>'],
    ['Tom &amp; Jerry run away', 12, '<p>Tom &amp; Jerry…</p>'],
    ['![a cat](https://example.org/cat.png) sat down', 4, '<p> sat…</p>'],
  ])('cuts %j after %i characters', (markdown, length, expected) => {
    expect(excerptHtml(htmlOf(markdown), length).replace(/ id="[^"]*"/g, '')).toBe(expected);
  });

  it('keeps a formula whole or leaves it out', () => {
    const html = htmlOf('Energy is $E = mc^2$ at rest');
    expect(excerptHtml(html, 12)).toBe('<p>Energy is…</p>');
    expect(excerptHtml(html, 100)).toBe(html);
    expect(excerptHtml(html, 20)).toContain('</math>');
  });

  it('is well-formed, no longer than asked for, and nothing that the sanitiser would change', () => {
    fc.assert(
      fc.property(markdownish, fc.integer({ min: 1, max: 300 }), (markdown, length) => {
        const cut = excerptHtml(htmlOf(markdown), length);
        expect(sanitize(cut)).toBe(cut);
        const text = innerText(parseTree(cut.replace(/<annotation.*?<\/annotation>/gs, '')));
        expect(text.replaceAll('\n', '').length).toBeLessThanOrEqual(length + 1);
      }),
      { numRuns: 300 },
    );
  });
});
