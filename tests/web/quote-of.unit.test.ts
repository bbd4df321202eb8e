import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { quoteOf } from '../../web/src/member/quote-of.ts';

describe('quoteOf', () => {
  it('keeps paragraphs apart, and ends with an empty line', () => {
    expect(quoteOf(' One.\n\n\n\nTwo. ')).toBe('> One.\n>\n> Two.\n\n');
  });

  it('keeps headings and items apart from what follows them', () => {
    expect(quoteOf('Heading\nText.\n\na\nb')).toBe('> Heading\n>\n> Text.\n>\n> a\n>\n> b\n\n');
  });

  it('shows what Markdown would take for something else as it was', () => {
    const words = [
      '# no heading',
      '1. no list',
      '- none',
      '*none* [[none]] `none` <b> $x$ a_b _c_',
    ];
    for (const line of words) {
      const html = renderMarkdown(quoteOf(line)).html.replaceAll(/<\/?(?:blockquote|p)>|\n/g, '');
      expect(html).toBe(line.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    }
  });
});
