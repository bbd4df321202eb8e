import fc from 'fast-check';

/** Any string at all: also NUL, lone surrogates, controls. */
export const anyString = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** Strings made of what means something in Markdown. */
export const markdownish = fc
  .array(
    fc.constantFrom(
      ...['a', 'bc', ' ', '  ', '\n', '\n\n', '    ', '\t', '> ', '- ', '1. ', '# ', '## ', '---'],
      ...['*', '**', '_', '`', '```', '~~', '[', ']', '(', ')', '![', '<', '>', '&amp;', '\\', '|'],
      ...['|-|-|\n', '$', '$$', '\\frac{a}{b}', '[^1]', '[^1]: ', '[a](b)', '[ ] ', '[x] ', '"'],
      ...['https://a.example/x', 'www.b.example', 'c@d.example', '#a', '漢字', 'é', '😀', '\0'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const NAMES = [
  ...['p', 'div', 'span', 'a', 'b', 'em', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'h1', 'h2', 'pre'],
  ...['code', 'blockquote', 'br', 'img', 'math', 'mi', 'annotation', 'script', 'style', 'x', 'q'],
  ...['form', 'button', 'svg', 'textarea', 'option', 'details', 'summary', 'dl', 'dd', 'sup'],
];

/** Strings made of tags, most of them in the wrong place. */
export const htmlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NAMES).map((name) => `<${name}>`),
      fc.constantFrom(...NAMES).map((name) => `</${name}>`),
      fc.constantFrom(
        ...['x', ' y ', '\n', '&lt;', '&', '<', '>', '"', '<!--', '-->', '<a href="#fn1">', '$'],
        ...[
          '<a href="https://a.example" id="fnref1">',
          '<li id="fn1">',
          '<img alt=z src=http://b/c>',
        ],
        ...[
          '<h3 id="h-x" lang="de">',
          '<span class="katex">',
          '<p title="',
          '<input type=checkbox>',
        ],
        ...[
          '<td colspan=3 rowspan="2">',
          '<a name=x>',
          '<ol start=3>',
          '*',
          '_',
          '[',
          '`',
          '\\',
          '|',
        ],
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
