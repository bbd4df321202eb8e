import { type ParsedQuery, UNSPACED } from './parse-query.ts';

/** The marks around a word found: characters that no text of ours has, made into tags after escaping. */
export const MARK = { start: '\u{E000}', end: '\u{E001}' } as const;

/** UTF-16 code units before the first word found, and after it. */
const BEFORE = 60;
const AFTER = 180;

/** Finds the words of a query in a text, whatever their case and accents; null where it has none to find. */
export function wordPattern({ choices }: ParsedQuery): RegExp | null {
  const words = choices.flatMap((terms) =>
    terms
      .filter(({ isNegated }) => !isNegated)
      .flatMap(({ text }) => FORMS.flatMap((form) => plain(text, form).match(WORD) ?? [])),
  );
  const telling = words.filter((word) => word.length > 2 || !/^[a-z]+$/.test(word));
  const patterns = new Set((telling.length > 0 ? telling : words).map(patternOf));
  return patterns.size === 0 ? null : new RegExp([...patterns].join('|'), 'giu');
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Marks on letters that searches do not mind; `search_fold` takes the same away. */
const ACCENTS =
  '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed]';

/** A text may have a letter as the query has it (ำ), or as another one that stands for the same (ﾀ, タ). */
const FORMS = ['NFKD', 'NFD'] as const;

function plain(text: string, form: (typeof FORMS)[number]): string {
  return text.normalize(form).toLowerCase().replace(new RegExp(ACCENTS, 'g'), '');
}

/** In scripts that write spaces, a word begins where a word begins. A letter alone begins too many to be marked in them. */
function patternOf(word: string): string {
  const characters = [...word];
  const letters = characters.map((letter) => `${letter}${ACCENTS}*`).join('');
  if (UNSPACED.test(word)) return letters;
  const end = characters.length === 1 ? '(?![\\p{L}\\p{N}])' : '';
  return `(?<![\\p{L}\\p{N}])${letters}${end}`;
}

/** A text with marks around the words. */
export function markWords(text: string, pattern: RegExp): string {
  return text
    .normalize('NFD')
    .replace(pattern, (word) => MARK.start + word + MARK.end)
    .normalize('NFC');
}

/** A marked text without its marks, and where they began and ended. */
export function takeMarks(marked: string) {
  const marks: { from: number; to: number }[] = [];
  let text = '';
  for (const [piece, word] of marked.matchAll(MARKED_WORD)) {
    const from = text.length;
    text += word ?? piece;
    if (word !== undefined) marks.push({ from, to: text.length });
  }
  return { text, marks };
}

const MARKED_WORD = new RegExp(`${MARK.start}([^${MARK.end}]*)${MARK.end}|[^${MARK.start}]+`, 'g');

export function isMarked(text: string): boolean {
  return text.includes(MARK.start);
}

/** What is shown whole or not at all: formulas, addresses, and marked words. */
const WHOLE = new RegExp(
  [
    String.raw`\$\$[^$]{1,2000}\$\$`,
    String.raw`\$[^$]{1,2000}\$`,
    String.raw`\b\w{1,20}:\/\/\S{1,2000}`,
    `${MARK.start}[^${MARK.end}]*${MARK.end}`,
  ].join('|'),
  'gu',
);

/** The passage around the first marked word. */
export function snippetOf(marked: string): string {
  const found = Math.max(0, marked.indexOf(MARK.start));
  const wholes = [...marked.matchAll(WHOLE)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }));
  const around = (place: number) => wholes.find(({ from, to }) => from < place && place < to);
  const first = wordStart(marked, found - BEFORE);
  const last = wordEnd(marked, found + AFTER);
  const from = around(first)?.from ?? first;
  const to = around(last)?.to ?? last;
  const passage = marked.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${passage}${to < marked.length ? ' …' : ''}`;
}

function wordStart(text: string, place: number): number {
  if (place <= 0) return 0;
  const space = text.slice(place, place + BEFORE / 2).search(/\s/);
  return space < 0 ? letterStart(text, place) : place + space + 1;
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.slice(place - BEFORE, place).search(/\s\S*$/);
  return space < 0 ? letterStart(text, place) : place - BEFORE + space;
}

/** Where the letter begins that is at a place: not within a surrogate pair, nor before an accent. */
function letterStart(text: string, place: number): number {
  let start = place;
  while (start > 0 && /^(?:[\udc00-\udfff]|[\p{M}\u200d])/u.test(text.slice(start, start + 2)))
    start -= 1;
  return start;
}
