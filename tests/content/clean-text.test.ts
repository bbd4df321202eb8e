import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { cleanHtml, cleanText, hasVisibleCharacter } from '../../src/content/clean-text.ts';
import { importHtml } from '../../src/content/from-html.ts';
import { anyString } from './support/arbitraries.ts';
import { scriptableParts } from './support/scriptable.ts';

describe('cleanText', () => {
  it.each([
    ['line ends of Windows', 'a\r\nb\r\n', 'a\nb\n'],
    ['other line ends', 'a\rb\u2028c\u0085d\fe', 'a\nb\nc\nd\ne'],
    ['decomposed letters', 'cafe\u0301 \u1112\u1161\u11ab', 'café 한'],
    ['letters that something invisible parts from their marks', 'e\u200b\u0301', 'é'],
    ['overrides of the direction', 'a\u202eb\u202cc \u2066d\u2069', 'abc d'],
    ['controls', 'a\x07b\x1b[31mc\x7f\u0090', 'ab[31mc'],
    ['invisible characters', '\ufeffa\u200bb\u00adc\u2060d\u3164e\ufe0f', 'abcde'],
    ['joiners and marks of direction that nothing needs', 'a\u200db\u200cc\u200ed\u200f', 'abcd'],
    ['what is no character', 'a\ufdd0b\uffff\u{1fffe}', 'ab'],
    ['NUL and halves of characters', 'a\0b\ud800', 'a\ufffdb\ufffd'],
  ])('takes out or changes %s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it.each([
    ...['a\tb\n\n  c  \n', 'naïve 東京 한국', 'q\u0323\u0307', 'a\u00a0b\u3000c'],
    ...['👩\u200d💻 👨🏽\u200d🦰 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 🏴\u200d☠\ufe0f', '🏳\ufe0f\u200d🌈'],
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ...['می\u200cخواهم', 'क्\u200dष', 'ක්\u200dර', 'ភាសា\u200bខ្មែរ', '辻\u{e0100}', 'ᠠ\u180b'],
    ...['שלום\u200e (a)\u200f!', 'سلام\u061c 1'],
  ])('keeps %j, which readers need', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('looks closely at all characters that it may have to change', () => {
    // With an invisible character it looks closely at everything.
    const closely = (text: string) => cleanText(`${text}\ufeff`);
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((char) => cleanText(char) !== closely(char))).toEqual([]);
    const common = all.filter((char) => cleanText(char) === char && char < '\u3000');
    const char = fc.constantFrom(...common, '\u21a9\ufe0e');
    fc.assert(
      fc.property(fc.array(char, { maxLength: 3 }), (parts) => {
        expect(cleanText(parts.join(''))).toBe(closely(parts.join('')));
      }),
      { numRuns: 5_000 },
    );
  });

  it('changes nothing the second time, and leaves nothing that nobody sees', () => {
    const units = [
      'a',
      'é',
      'e\u0301',
      '👩',
      '\u200d',
      '\ufe0f',
      '\u200c',
      'م',
      '\u202e',
      '\r',
      '\n',
      '1',
    ];
    const texts = fc.oneof(
      anyString,
      fc.array(fc.constantFrom(...units)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean).not.toMatch(/[\r\u202a-\u202e\u2066-\u2069\0]|\p{Surrogate}/u);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('cleanHtml', () => {
  it.each([
    ['<p>a&#8203;b&#x202E;c&shy;d&zwj;</p>', '<p>abcd</p>'],
    [
      '<p>👩&zwj;💻 می&#x200c;خواهم &amp;#8203; &lt; &#60;</p>',
      '<p>👩\u200d💻 می\u200cخواهم &amp;#8203; &lt; &#60;</p>',
    ],
    ['<p>\u0338a</p>\r\n<p>e\u0301</p>', '<p>\u0338a</p>\n<p>é</p>'],
    ['<mo>\u2061</mo>', '<mo>\u2061</mo>'],
  ])('%j becomes %j', (html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
  });

  it('is done before addresses are looked at', () => {
    for (const unseen of ['\u200b', '&#8203;', '&ZeroWidthSpace;', '\u202e', '&#x1;', '&#13;']) {
      const { html } = importHtml(`<a href="java${unseen}script:alert(1)">a</a>`);
      expect(scriptableParts(html)).toEqual([]);
      expect(html).not.toContain('script');
    }
  });

  it('leaves the elements as they were', () => {
    const marks = fc.constantFrom(
      '\u0338',
      '\u0323',
      '\u200b',
      '&#x338;',
      '=',
      'a',
      '<b>',
      '</b>',
      '<p title="',
      '">',
    );
    fc.assert(
      fc.property(fc.array(marks), (parts) => {
        const names = (html: string) => serialize(parseFragment(html)).match(/<\/?[a-z]+/g);
        const html = parts.join('');
        expect(names(cleanHtml(html))).toEqual(names(html));
      }),
    );
  });
});

describe('hasVisibleCharacter', () => {
  it.each([
    '',
    ' \n\u00a0\u3000',
    '\u200b\u2060',
    '\u3164\uffa0',
    '\u2800',
    '\u0301',
    '\u00ad\ufe0f',
    '\u{e0041}',
  ])('finds none in %j', (text) => expect(hasVisibleCharacter(text)).toBe(false));

  it.each(['a', '-', '東', '👍', '1\u0301', '\ue000', '۝a', '\u{1fae9}'])(
    'finds one in %j',
    (text) => {
      expect(hasVisibleCharacter(text)).toBe(true);
    },
  );
});
