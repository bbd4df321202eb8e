import { describe, expect, it } from 'vitest';
import { importHtml } from '../../src/content/from-html.ts';
import { headings } from '../../src/content/headings.ts';
import { renderMarkdown } from '../../src/content/render.ts';

const ids = (markdown: string, docId?: string) =>
  headings(renderMarkdown(markdown, docId === undefined ? {} : { docId }).html).map(({ id }) => id);

describe('headings', () => {
  it('are told with level, id and text, in order', () => {
    const { html } = renderMarkdown('## A *b* `c` & $x^2$\n\n> # D\n\nE\n===');
    expect(headings(html)).toEqual([
      { level: 2, id: 'h-a-b-c-x-2', text: 'A b c & x²' },
      { level: 1, id: 'h-d', text: 'D' },
      { level: 1, id: 'h-e', text: 'E' },
    ]);
  });

  it('tell figures above the line as such', () => {
    expect(headings(importHtml('<h2>10<sup>6</sup></h2>').html)).toMatchObject([
      { id: 'h-106', text: '10⁶' },
    ]);
  });

  it('have ids of their own, the same every time', () => {
    const markdown = '# a\n# a\n# a-2\n# A!\n# ???\n# !';
    const expected = ['h-a', 'h-a-2', 'h-a-2-2', 'h-a-3', 'h-section', 'h-section-2'];
    expect(ids(markdown)).toEqual(expected);
    expect(ids(markdown)).toEqual(expected);
  });

  it('keep the letters of every script, and nothing that a URL would have to escape', () => {
    expect(ids('# Ça va, 世界?\n# हिन्दी\n# a/b#c%d"e<f>')).toEqual([
      'h-ça-va-世界',
      'h-हिन्दी',
      'h-a-b-c-d-e-f',
    ]);
  });

  it('bear the id of their document, without what has no place in an id', () => {
    expect(ids('# a', '0197-f"> x')).toEqual(['h-0197-fx-a']);
  });

  it('are short', () => {
    expect(ids(`# ${'long '.repeat(100)}`)[0]?.length).toBeLessThanOrEqual(82);
  });

  it('are what links of the same text lead to', () => {
    const { html } = renderMarkdown('[x](#été) [y](#else)\n\n# Été', { docId: 'd' });
    expect(html).toContain('<a href="#h-d-été">x</a> <a href="#else">y</a>');
  });

  it('of another site lose its ids', () => {
    const { html } = importHtml(
      '<h2 id="h-mine" lang="de">Eins</h2><h3>Zwei <h4>Drei</h4></h3><h2></h2>',
    );
    expect(headings(html)).toEqual([
      { level: 2, id: 'h-eins', text: 'Eins' },
      { level: 3, id: 'h-zwei', text: 'Zwei' },
      { level: 4, id: 'h-drei', text: 'Drei' },
    ]);
    expect(html).toContain('<h2 id="h-eins" lang="de">');
  });

  it('are not found where there are none', () => {
    expect(headings('<p>h1</p><hr />')).toEqual([]);
    expect(headings('')).toEqual([]);
  });
});
