// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { findSection } from '../../web/src/authoring/find-section.ts';
import { cutSection, putBack, sectionHeadings } from '../../web/src/authoring/sections.ts';
import { parseHtml } from '../../web/src/text/parse-html.ts';
import { sectionHeadingElements } from '../../web/src/text/section-heading-elements.ts';
import { hostileMarkdown } from '../content/support/hostile-markdown.ts';

function sectionsOf(markdown: string): string[] {
  const headings = sectionHeadings(markdown);
  return headings.map((_, index) => cutSection(markdown, headings, index)?.text ?? '');
}

/** The levels of the headings that the server shows outside of lists, quotes and footnotes. */
function shownLevels(html: string): number[] {
  const elements = sectionHeadingElements(parseHtml(html).content);
  return elements.map(({ tagName }) => Number(tagName.slice(1)));
}

describe('sectionHeadings', () => {
  it('ends a section before the next heading of its level or a higher one', () => {
    const text = 'Lead.\n\n## A\n\na\n\n### B\n\nb\n\n## C\nc\n# D\n';
    expect(sectionsOf(text)).toEqual(['## A\n\na\n\n### B\n\nb', '### B\n\nb', '## C\nc', '# D']);
  });

  it('begins a section at a heading that is underlined', () => {
    const text = 'Top\nand more\n===\n\na\n\nLow\n---\n\nb';
    expect(sectionsOf(text)).toEqual([text, 'Low\n---\n\nb']);
  });

  it.each([
    ['a code block', '```\n# no\n```\n~~~ md\nno\n===\n~~~\n\n    # no\n'],
    ['a list', '- # no\n- a\n\n  no\n  ---\n\n1. ## no\n'],
    ['a quote', '> # no\n> no\n> ---\n'],
    ['a spoiler', '>! # no\n>! a\n'],
    ['a footnote', 'a[^1]\n\n[^1]: # no\n\n    ## no\n'],
    ['a formula', '$$\na\n=\nb\n$$\n\n$$\n# b\n$$\n'],
    ['a table', '| # a |\n|---|\n| # b |\n'],
    ['what is no heading', '#no\n\n\\# no\n\n####### no\n\n\\$$\n\n---\n\n***\n'],
  ])('finds none in %s', (_, text) => {
    expect(sectionHeadings(text)).toEqual([]);
    expect(sectionsOf(`# A\n\n${text}\n# B\n`)).toEqual([`# A\n\n${text.trimEnd()}`, '# B']);
    expect(shownLevels(renderMarkdown(text).html)).toEqual([]);
  });

  it('takes HTML for text, as the server does', () => {
    const text = '<div>\n# A\n</div>\n\n<!--\n\n# B\n\n-->\n';
    expect(sectionsOf(text)).toEqual(['# A\n</div>\n\n<!--', '# B\n\n-->']);
    expect(shownLevels(renderMarkdown(text).html)).toEqual([1, 1]);
  });

  it('begins a section after a spoiler that has no empty line below it', () => {
    const text = '>! hidden\nA\n===\n';
    expect(sectionsOf(text)).toEqual(['A\n===']);
    expect(shownLevels(renderMarkdown(text).html)).toEqual([1]);
  });
});

describe('cutSection and putBack', () => {
  it('leave the rest of the text as it is, to the byte', () => {
    const text = '\n\n  Lead.  \n## A ##\na\t \n\n\n ## B\n\tcode\n\n\n';
    const section = cutSection(text, sectionHeadings(text), 0);
    const surroundings = { before: '\n\n  Lead.  \n', after: '\t \n\n\n ## B\n\tcode\n\n\n' };
    expect(section).toEqual({ text: '## A ##\na', surroundings });
    expect(putBack(surroundings, '## A2\n\nb')).toBe(
      '\n\n  Lead.  \n## A2\n\nb\t \n\n\n ## B\n\tcode\n\n\n',
    );
  });

  it('find no section that is not there', () => {
    const headings = sectionHeadings('# A');
    expect(cutSection('# A', headings, 1)).toBeNull();
    expect(cutSection('# A', headings, -1)).toBeNull();
  });

  it('part a section from a heading that it would run into', () => {
    const text = '# A\n```\na\n```\nB\n===\n';
    const section = cutSection(text, sectionHeadings(text), 0);
    expect(section && putBack(section.surroundings, '# A\nb')).toBe('# A\nb\n\nB\n===\n');
  });

  it('refuse a section that hides the heading after it', () => {
    const first = { before: '', after: '\n\n# B\n' };
    expect(putBack(first, '# A\n\n```\ncode')).toBeNull();
    expect(putBack(first, '')).toBe('\n\n# B\n');
    expect(putBack({ before: '# A\n\n', after: '\n' }, '```\ncode')).toBe('# A\n\n```\ncode\n');
  });
});

const LINES = [
  ...[
    '# A',
    '## B',
    '### C ###',
    ' ## D',
    '   # E',
    '    # code',
    'F',
    'G',
    '===',
    '---',
    '=',
    '-',
  ],
  ...[
    '',
    '',
    ' ',
    '\t',
    'text  ',
    '- item',
    '  # in the item',
    '1. one',
    '   two',
    '> quote',
    '> # quoted',
  ],
  ...[
    '>! hidden',
    '>! # hidden',
    '>![a](b)',
    '```',
    '```md',
    '~~~~',
    '    code',
    '\t# code',
    '$$',
    '$$a$$',
  ],
  ...[
    '$$ b',
    'c $$',
    '[^1]: note',
    '[^1]',
    '[a]: b',
    '<div>',
    '</div>',
    '<!--',
    '| a |',
    '|---|',
    '***',
    '\\',
  ],
];

const documents = fc.oneof(
  fc.array(fc.constantFrom(...LINES), { maxLength: 25 }).map((lines) => lines.join('\n')),
  hostileMarkdown,
);

/** More than the suite tries: HOSTILE_TEXTS. */
const numRuns = Number(process.env['HOSTILE_TEXTS'] ?? 2_000);

it('any text has the sections that the server shows, and is the same when one was put back', () => {
  fc.assert(
    fc.property(documents, (written) => {
      const { markdown, html } = renderMarkdown(written);
      const headings = sectionHeadings(markdown);
      if (!html.startsWith('<pre><code>')) {
        expect(headings.map(({ level }) => level)).toEqual(shownLevels(html));
      }
      for (const [index] of headings.entries()) {
        const section = cutSection(markdown, headings, index);
        expect(section && putBack(section.surroundings, section.text)).toBe(markdown);
      }
    }),
    { numRuns },
  );
}, 60_000);

describe('findSection', () => {
  const markdown = '> # A\n\n# A\n\nfirst\n\n# A\n\nsecond\n\n#\n\n## $x$ & *y*\n\nthird';

  it('finds the section of each anchor', () => {
    const { html } = renderMarkdown(markdown, { docId: 'd' });
    const anchors = sectionHeadingElements(parseHtml(html).content).map(({ id }) => id);
    expect(anchors).toHaveLength(4);
    expect(anchors.map((anchor) => findSection({ markdown, html }, anchor)?.text)).toEqual([
      '# A\n\nfirst',
      '# A\n\nsecond',
      '#\n\n## $x$ & *y*\n\nthird',
      '## $x$ & *y*\n\nthird',
    ]);
    expect(findSection({ markdown, html }, 'h-d-a')).toBeNull();
    expect(findSection({ markdown, html }, 'h-d-none')).toBeNull();
  });

  it('finds none where the HTML has other headings than the Markdown', () => {
    const html = '<h1 id="h-a">A</h1><h2 id="h-b">B</h2>';
    expect(findSection({ markdown: '# A\n\n# B', html }, 'h-a')).toBeNull();
    expect(findSection({ markdown: '# A', html }, 'h-a')).toBeNull();
  });
});
