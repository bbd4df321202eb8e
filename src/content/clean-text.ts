import { toWellFormed } from './well-formed.ts';

/**
 * A text as it is stored, whatever its source: lines end in LF, characters are composed (NFC), and
 * there is nothing that nobody sees: no controls, no overrides of the direction of writing, no invisible
 * characters but where a script or an emoji is made with them. Doing it twice changes nothing.
 */
export function cleanText(text: string): string {
  if (!isUnusual(text)) return text;
  const lines = toWellFormed(text).replace(LINE_END, '\n');
  return withoutUnseen(lines).normalize('NFC');
}

/**
 * The same for HTML that is not sanitised yet. Characters that are written as references count as well.
 * A mark after a tag does not change it: `>` and U+0338 would be composed to `≯`.
 */
export function cleanHtml(html: string): string {
  const seen = html.includes('&') ? html.replace(REFERENCE, unseenOrAsIs) : html;
  if (!isUnusual(seen)) return seen;
  return withoutUnseen(toWellFormed(seen).replace(LINE_END, '\n'))
    .split(MARK_AFTER_TAG)
    .map((part) => part.normalize('NFC'))
    .join('');
}

/** Whether a reader sees anything: a letter, digit, sign or symbol that takes up ink. */
export function hasVisibleCharacter(text: string): boolean {
  return VISIBLE.test(text);
}

/** Whether anything may have to be changed. Wikis lead from each footnote back to the text with a sign of two characters. */
function isUnusual(text: string): boolean {
  return UNUSUAL.test(text.includes(BACK) ? text.replaceAll(BACK, '') : text);
}

const BACK = '\u21a9\ufe0e';

/**
 * All other characters are seen and composed, and do not end lines: those of Latin and Cyrillic texts, with the dashes, quotation
 * marks, arrows and signs that are common in them.
 */
const UNUSUAL =
  /[^\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2015\u2018-\u2027\u2030-\u205e\u2190-\u22ff]/;
/** What Unicode takes for the end of a line (UAX #14, and The Unicode Standard, section 5.8). */
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const VISIBLE = /[^\p{White_Space}\p{DI}\p{Cc}\p{Cf}\p{M}\p{NChar}\u2800]/u;
const MARK_AFTER_TAG = /(?<=[<>=])(?=\p{M})/u;

/** Controls, what Unicode says to ignore when it is displayed, what is no character, and what turns the direction. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{DI}\p{NChar}\p{Bidi_Control}\ufff9-\ufffb]/gu;

interface Exception {
  readonly chars: RegExp;
  /** What stands before one that is needed. */
  readonly before: RegExp;
  readonly after?: RegExp;
}

const JOINED =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mand}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]$/u;

/** Where invisible characters make a difference that readers see. */
const NEEDED: readonly Exception[] = [
  // Zero width (non-)joiners shape the letters of Arabic and Indic scripts, and join emoji.
  { chars: /[\u200c\u200d]/, before: JOINED },
  {
    chars: /\u200d/,
    before: /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u,
    after: /^\p{Extended_Pictographic}/u,
  },
  // Variation selectors choose the picture of an emoji, or a form of a Han character or a symbol.
  {
    chars: /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u,
    before:
      /[\p{Emoji}\p{S}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Mong}\p{scx=Mymr}\p{scx=Phag}]$/u,
  },
  // The flags of England, Scotland and Wales are spelt in tags.
  { chars: /[\u{e0020}-\u{e007f}]/u, before: /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u },
  // Zero width spaces part the words of scripts that are written without spaces.
  { chars: /\u200b/, before: /[\p{scx=Khmr}\p{scx=Thai}\p{scx=Laoo}\p{scx=Mymr}\p{scx=Tibt}]$/u },
  { chars: /[\u180b-\u180f]/, before: /\p{scx=Mong}$/u },
  { chars: /[\u115f\u1160]/, before: /[\u1100-\u11ff\ua960-\ua97f]$/ },
  { chars: /\u034f/, before: /\p{scx=Hebr}$/u },
  // Invisible operators of MathML stand in an element of their own.
  { chars: /[\u2061-\u2064]/, before: /<mo>$/ },
];

/** Marks of direction: harmless, and needed where right-to-left letters meet digits and signs. */
const DIRECTION_MARK = /[\u200e\u200f\u061c]/;
const RIGHT_TO_LEFT =
  /[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}]/u;

function withoutUnseen(text: string): string {
  let isRightToLeft: boolean | undefined;
  return text.replace(UNSEEN, (char, index: number) => {
    if (DIRECTION_MARK.test(char)) {
      isRightToLeft ??= RIGHT_TO_LEFT.test(text.replace(/\u061c/g, ''));
      return isRightToLeft ? char : '';
    }
    return isNeeded(text, index, char) ? char : '';
  });
}

/** UTF-16 code units before a character that say whether it is needed: a flag and six tags. */
const CONTEXT = 16;

function isNeeded(text: string, index: number, char: string): boolean {
  const before = text.slice(Math.max(0, index - CONTEXT), index);
  const after = text.slice(index + char.length, index + char.length + 2);
  return NEEDED.some(
    (needed) =>
      needed.chars.test(char) && needed.before.test(before) && (needed.after?.test(after) ?? true),
  );
}

const NAMED: Partial<Record<string, string>> = {
  ...{ shy: '\u00ad', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' },
  ...{ ZeroWidthSpace: '\u200b', NoBreak: '\u2060' },
  ...{ NegativeVeryThinSpace: '\u200b', NegativeThinSpace: '\u200b' },
  ...{ NegativeMediumSpace: '\u200b', NegativeThickSpace: '\u200b' },
  ...{ af: '\u2061', it: '\u2062', ic: '\u2063' },
  ...{ ApplyFunction: '\u2061', InvisibleTimes: '\u2062', InvisibleComma: '\u2063' },
};
const REFERENCE = new RegExp(
  `&(?:#(?:\\d{1,7}|[xX][\\da-fA-F]{1,6});?|(?:${Object.keys(NAMED).join('|')});|shy)`,
  'g',
);

/** The character of a reference, if it is one that may have to go; else the reference. */
function unseenOrAsIs(reference: string): string {
  const [, hex, decimal] = /^&#(?:x([\da-f]+)|(\d+));?$/i.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  const char = Number.isNaN(code) ? NAMED[reference.replace(/[&;]/g, '')] : characterOf(code);
  return char !== undefined && char.search(UNSEEN) === 0 ? char : reference;
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
