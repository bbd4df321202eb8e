import fc from 'fast-check';

const CONTROLS = [
  '\0',
  '\x07',
  '\x1b[31m',
  '\x7f',
  '\u0085',
  '\u2028',
  '\r',
  '\r\n',
  '\ud800',
  '\udfff',
];
const BIDI = ['\u202e', '\u202a', '\u2066', '\u2069', '\u200f', '\u061c'];
const UNSEEN = ['\u200b', '\u200d', '\ufeff', '\u00ad', '\u3164', '\u2061', '\ufe0f', '\u{e0041}'];
const WORDS = [
  'a',
  'word',
  'naïve',
  'e\u0301',
  '東京',
  'שלום',
  'می\u200cخواهم',
  '👩\u200d💻',
  'ß',
  '0',
  '_',
];

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...CONTROLS, ...BIDI, ...UNSEEN) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

const HOSTS = [
  '',
  'x.example',
  '[',
  '[::1]',
  '[::',
  'a%zz',
  'x.example:99999',
  'x.example:-1',
  'xn--',
  'ex ample',
];
const MORE_HOSTS = [
  'münchen.example',
  '0x7f.1',
  '1.2.3.4.5',
  'a\\b',
  'u:p@x.example',
  '\u202ex.example',
  '.',
  'a..b',
  '%00',
];
const SCHEMES = [
  'https://',
  'http://',
  'https:',
  'https:/',
  'https:\\\\',
  '//',
  '\\\\',
  'mailto:',
  'javascript:',
  'data:,',
];
const MORE_SCHEMES = [
  'ftp://',
  'HTTPS://',
  '/',
  '#',
  '?',
  '',
  'java\u200bscript:',
  ':',
  '/posts/',
  '/wiki/',
  '/users/',
];
const PATHS = [
  '',
  '/',
  '/a.png',
  '/%',
  '/%zz',
  '/%E0%A4%A',
  '?q=%',
  '#100%',
  '#%ff',
  '/a(b)',
  '/a b',
  '/\\',
  '/../..',
];

/** Addresses, most of them malformed. */
const hostileAddress: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...SCHEMES, ...MORE_SCHEMES),
    fc.constantFrom(...HOSTS, ...MORE_HOSTS),
    fc.constantFrom(...PATHS),
  )
  .map((parts) => parts.join(''));

const tex = fc.constantFrom(
  'x',
  '\\frac{a}',
  '\\def\\a{\\a}\\a',
  '{',
  '}}',
  '\\href{https://}{x}',
  '\\text{<b>}',
  '\\sin x',
);
const html = fc.constantFrom(
  '<b>',
  '</p>',
  '<img src=x onerror=y>',
  '<svg/onload=x>',
  '<!--',
  '<a href="https://[">',
  '<![CDATA[',
);

const inline = fc.letrec<{ text: string; piece: string }>((tie) => ({
  text: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.constant(' '),
    hostileAddress,
    hostileAddress.map((address) => `<${address}>`),
    fc
      .tuple(fc.constantFrom('*', '**', '_', '~~', '`', '``', '"'), tie('text'))
      .map(([mark, text]) => mark + text + mark),
    fc
      .tuple(fc.constantFrom('', '!'), tie('text'), hostileAddress, word)
      .map(([image, text, address, title]) => `${image}[${text}](${address} "${title}")`),
    fc.tuple(tie('text'), hostileAddress).map(([text, address]) => `[${text}](<${address}>)`),
    fc.tuple(fc.constantFrom('$', '$$'), tex).map(([fence, source]) => fence + source + fence),
    tie('text').map((text) => `[[${text}]]`),
    fc.tuple(tie('text'), tie('text')).map(([title, text]) => `[[${title}|${text}]]`),
    word.map((name) => `@${name}`),
    fc.constantFrom(
      '[^1]',
      '[^',
      '![',
      '](',
      '[x]',
      '&#x202e;',
      '&#0;',
      '&zwj;',
      '&amp;',
      '&lt;b&gt;',
      '\\',
      '@ada',
    ),
    html,
  ),
})).text;

const block = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: inline },
    inline.map((text) => `# ${text}`),
    inline.map((text) => `[^1]: ${text}`),
    fc.tuple(word, hostileAddress).map(([label, address]) => `[${label}]: ${address}`),
    fc.tuple(inline, inline).map(([a, b]) => `| ${a} | ${b} |\n|:-|-:|\n| ${b} | ${a} |`),
    fc.tuple(word, inline).map(([language, text]) => `\`\`\`${language}\n${text}\n\`\`\``),
    tie('blocks').map((text) => text.replace(/^/gm, '> ')),
    tie('blocks').map((text) => text.replace(/^/gm, '>! ')),
    tie('blocks').map((text) => `- ${text.replaceAll('\n', '\n  ')}`),
    tie('blocks').map((text) => `1. [ ] ${text.replaceAll('\n', '\n   ')}`),
    fc
      .tuple(
        fc.constantFrom('> ', '- ', '*', '[', '![', '<b>', '$', '\\['),
        fc.integer({ min: 1, max: 60 }),
      )
      .map(([part, times]) => part.repeat(times)),
    inline.map((text) => `$$\n${text}\n$$`),
    html,
  ),
})).blocks;

/** Whole texts as somebody writes them who wants a page to fall. */
export const hostileMarkdown: fc.Arbitrary<string> = block;
