import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { likeness } from '../../src/importers/stackexchange/likeness.ts';
import {
  commentMarkdown,
  postHtml,
  postMarkdown,
  versionText,
} from '../../src/importers/stackexchange/markdown.ts';

const origin = 'https://lanterns.stackexchange.com';
const plain = { origin, hasMaths: false };

describe('Markdown of posts', () => {
  it.each([
    ['[a](/q/1 "t") and [b](//x.example/)', `[a](${origin}/q/1 "t") and [b](//x.example/)`],
    ['[a][1]\n\n  [1]: /q/1', `[a][1]\n\n  [1]: ${origin}/q/1`],
  ])('leads relative links back to the site: %j', (given, made) => {
    expect(postMarkdown(given, plain)).toBe(made);
  });

  it('shows dollars as dollars where the site has no formulas, also in code', () => {
    const given = 'It is $5 a bottle, or 6$.\n\n`echo $A $B`\n\n    $C + $D\n\n```\n$E $F\n```\n';
    expect(renderMarkdown(given).html).toContain('<math');
    const { html, text } = renderMarkdown(postMarkdown(given, plain));
    expect(html).not.toContain('<math');
    expect(text).toContain('It is $5 a bottle, or 6$.');
    expect(html).toContain('<code>echo $A $B</code>');
    expect(html).toContain('$C + $D');
    expect(html).toContain('$E $F');
  });

  it('leaves formulas alone where the site has them', () => {
    expect(postMarkdown('$a+b$', { origin, hasMaths: true })).toBe('$a+b$');
  });
});

it('HTML of posts leads relative links back to the site', () => {
  expect(postHtml('<a href="/q/1"><img src="/i.png"></a> <a href="//x.example">', origin)).toBe(
    `<a href="${origin}/q/1"><img src="${origin}/i.png"></a> <a href="//x.example">`,
  );
});

describe('comments are one paragraph, whatever they begin with', () => {
  it.each([
    '# no heading',
    '- no list',
    '+ no list either',
    '* nor this',
    '1. nor this',
    '2) nor this',
    '> no quote',
    '>no quote',
    '--- no rule',
    '~~~ no code',
    '    no code',
    '| no | table |',
    '***',
    '```no code',
    '[no]: definition',
    'a line\n---',
  ])('%j', (text) => {
    const { html, text: shown } = renderMarkdown(commentMarkdown(text, plain));
    expect(html).toMatch(/^<p>[^<]*<\/p>\s*$/);
    expect(shown).toBe(text.trim().replace('\n', ' '));
  });

  it('keep their emphasis, code and links', () => {
    const { html } = renderMarkdown(commentMarkdown('**a** *b* `c` [d](/q/1)', plain));
    expect(html).toContain('<strong>a</strong> <em>b</em> <code>c</code>');
    expect(html).toContain(`href="${origin}/q/1"`);
  });
});

describe('the likeness of Markdown and the HTML that a site shows', () => {
  it.each([
    ['Trim the *wick*.', '<p>Trim the <em>wick</em>.</p>', 'same'],
    ['Fish &amp; chips < 5', '<p>Fish &amp; chips &lt; 5</p>', 'same'],
    ['[here](https://x.example/a)', '<p><a href="https://x.example/a">here</a></p>', 'same'],
    ['a <br> b <!-- c -->', '<p>a <br> b </p>', 'same'],
    [
      'See https://x.example/q/1',
      '<p>See <a href="https://x.example/q/1">A title</a></p>',
      'retitled',
    ],
    ['Trim the wick.', '<p>Polish the glass.</p>', 'different'],
    ['Trim the wick.', '<p>Trim the wick. And more.</p>', 'different'],
    [`Trim the wick. ${'And much more. '.repeat(9)}`, '<p>Trim the wick.</p>', 'different'],
  ])('of %j and %j is %j', (markdown, html, expected) => {
    expect(likeness(markdown, html)).toBe(expected);
  });
});

describe('the text of a version', () => {
  it('is the Markdown, where ours shows what the site shows', () => {
    expect(versionText('A *b*', '<p>A <em>b</em></p>', plain)).toEqual({ markdown: 'A *b*' });
  });

  it('keeps the Markdown and takes the HTML where there is HTML in it', () => {
    const html = '<p>Press <kbd>A</kbd></p>';
    expect(versionText('Press <kbd>A</kbd>', html, plain)).toEqual({
      markdown: 'Press <kbd>A</kbd>',
      html,
    });
    expect(versionText('Press <kbd>A</kbd>', null, plain)).toMatchObject({
      markdown: 'Press <kbd>A</kbd>',
      html: expect.stringContaining('<kbd>A</kbd>'),
    });
  });

  it('takes tags in code and addresses in brackets for what they are', () => {
    for (const markdown of [
      '`<kbd>`',
      '    <kbd>',
      '```\n<kbd>\n```',
      '<https://x.example>',
      'a < b > c',
    ]) {
      expect(versionText(markdown, null, plain)).toEqual({ markdown });
    }
  });

  it('is what the site shows where that is something else', () => {
    expect(versionText('Old.', '<p>New <a href="/q/1">text</a></p>', plain)).toEqual({
      html: `<p>New <a href="${origin}/q/1">text</a></p>`,
    });
  });
});
