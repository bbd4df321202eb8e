import { describe, expect, it } from 'vitest';
import { mergeTexts } from '../../src/content/merge.ts';
import { renderMarkdown } from '../../src/content/render.ts';
import { quoteConflicts } from '../../web/src/writing/quote-conflicts.ts';

describe('quoteConflicts', () => {
  const preview = (base: string, yours: string, theirs: string) =>
    renderMarkdown(quoteConflicts(mergeTexts({ base, yours, theirs }).text)).html.replaceAll(
      /\n/g,
      '',
    );

  it('says whose lines are whose, without a mark or a heading of them', () => {
    expect(
      preview('A rose.\n\nIt smells.', 'A white rose.\n\nIt smells.', 'A red rose.\n\nIt smells.'),
    ).toBe(
      '<blockquote><p><strong>Your text</strong></p><p>A white rose.</p></blockquote>' +
        '<blockquote><p><strong>The current text</strong></p><p>A red rose.</p></blockquote>' +
        '<p>It smells.</p>',
    );
  });

  it('says that one of them is empty', () => {
    expect(preview('Before.\n\nA rose.', 'Before.\n\nA lily.', 'Before.')).toContain(
      '<p><strong>The current text</strong></p><p><em>Nothing</em></p>',
    );
  });

  it('keeps open code of one version out of the other and of what follows', () => {
    const html = preview('a\n\nend', '```\nopen\n\nend', 'b\n\nend');
    expect(html).toContain('<p>b</p>');
    expect(html).toMatch(/<p>end<\/p>$/);
  });

  it('leaves other texts as they are', () => {
    for (const text of ['Title\n=======\n\n> quote', '<<<<<<< yours\nno end', '']) {
      expect(quoteConflicts(text)).toBe(text);
    }
  });
});
