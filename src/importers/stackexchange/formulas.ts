import { MAX_FORMULA_LENGTH } from '../../content/limits.ts';
import { readTex, type Tex } from '../../content/tex-source.ts';
import type { Maths } from './dialect.ts';

/** A formula in a text, delimiters included. */
export interface FoundFormula extends Tex {
  readonly start: number;
  readonly end: number;
}

/**
 * The formulas of plain text. Lenient are MathJax's own rules: any dollar that no backslash escapes opens one,
 * and braces inside are balanced. Strict ones are TeX beyond doubt, so that prices stay text.
 */
export function findFormulas(text: string, maths: Maths): FoundFormula[] {
  if (maths === 'none' || !MAY_HAVE.test(text)) return [];
  const isStrict = maths === 'strict';
  const found: FoundFormula[] = [];
  const bounds = new Bounds(text);
  for (let at = nextOpening(text, 0); at !== null; ) {
    const end = endOf(text, at, bounds);
    const isFormula = end !== -1 && (!isStrict || isTexBeyondDoubt(text, at.start, end));
    if (isFormula) found.push({ start: at.start, end, ...readTex(text.slice(at.start, end)) });
    at = nextOpening(text, isFormula ? end : at.start + at.open.length);
  }
  return found;
}

const MAY_HAVE = /\$|\\begin\{|\\[([]/;

interface Opening {
  readonly kind: 'environment' | 'delimiters';
  readonly start: number;
  readonly open: string;
  readonly close: string;
}

/** A backslash and what it escapes; an environment; or a delimiter. */
const OPENING = /\\begin\{([a-zA-Z]+\*?)\}|\\{1,2}[([]|\\[\s\S]|\$\$?/g;
const CLOSING: Readonly<Record<string, string>> = {
  $: '$',
  $$: '$$',
  '\\(': '\\)',
  '\\[': '\\]',
  '\\\\(': '\\\\)',
  '\\\\[': '\\\\]',
};

function nextOpening(text: string, from: number): Opening | null {
  const pattern = new RegExp(OPENING);
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [open, environment] = match;
    const start = match.index;
    if (environment !== undefined) {
      return { kind: 'environment', start, open, close: `\\end{${environment}}` };
    }
    const close = CLOSING[open];
    if (close !== undefined) return { kind: 'delimiters', start, open, close };
  }
  return null;
}

/** A formula that is longer is not drawn. */
const MAX_LENGTH = 2 * MAX_FORMULA_LENGTH;
/** Characters that are read in vain. A text that costs more than this has no further formulas. */
const MAX_READ_IN_VAIN = 20_000_000;

/** How far formulas of a text can reach: to the end of the paragraph, if anything closes them. */
class Bounds {
  readonly #text: string;
  readonly #lastClosings = new Map<string, number>();
  #blank: { readonly from: number; readonly at: number } = { from: 0, at: -1 };

  #readInVain = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Notes that a search found no end. */
  missed(characters: number): void {
    this.#readInVain += characters;
  }

  /** Where the search for the end of a formula stops; null if there is no end. */
  after({ start, close }: Opening): number | null {
    let last = this.#lastClosings.get(close);
    if (last === undefined) {
      last = this.#text.lastIndexOf(close);
      this.#lastClosings.set(close, last);
    }
    if (last <= start || this.#readInVain > MAX_READ_IN_VAIN) return null;
    return Math.min(this.#blankAfter(start), start + MAX_LENGTH);
  }

  #blankAfter(start: number): number {
    const { from, at } = this.#blank;
    if (start >= from && start <= at) return at;
    const found = this.#text.slice(start).search(/\n[^\S\n]*\n/);
    this.#blank = { from: start, at: found === -1 ? this.#text.length : start + found };
    return this.#blank.at;
  }
}

/** The end of what closes an opening; -1 if there is none, or nothing between. */
function endOf(text: string, opening: Opening, bounds: Bounds): number {
  const limit = bounds.after(opening);
  if (limit === null) return -1;
  const end =
    opening.kind === 'environment'
      ? endOfEnvironment(text, opening, limit)
      : closing(text, opening, limit);
  if (end === -1) bounds.missed(limit - opening.start);
  return end;
}

function endOfEnvironment(text: string, { start, open, close }: Opening, limit: number): number {
  const end = text.slice(start + open.length, limit).indexOf(close);
  return end === -1 ? -1 : start + open.length + end + close.length;
}

/** The end of the delimiter that closes outside all braces. */
function closing(text: string, { start, open, close }: Opening, limit: number): number {
  const from = start + open.length;
  let depth = 0;
  for (let index = from; index < limit; index++) {
    if (depth <= 0 && text.startsWith(close, index)) {
      return text.slice(from, index).trim() === '' ? -1 : index + close.length;
    }
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return -1;
}

function isTexBeyondDoubt(text: string, start: number, end: number): boolean {
  const { tex, isDisplay } = readTex(text.slice(start, end));
  if (isDisplay) return /[\\^_{}=]/.test(tex) || /^[a-zA-Z]$/.test(tex);
  const isAlone =
    !/[\p{L}\p{N}$\\]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{N}_${]/u.test(text.slice(end, end + 2));
  const inside = text.slice(start + 1, end - 1);
  if (!isAlone || /^[\s{]|\s$|\n/.test(inside) || inside.length > 300) return false;
  if (/\p{L}{3,}[,.;]? \p{L}{3,}/u.test(inside.replace(/\\\p{L}+(?:\{[^}]*\})?/gu, '')))
    return false;
  return /[\\^_{}=]/.test(inside) || /^[a-zA-Z](?:\([\w\s,+-]*\))?$/.test(inside);
}

/** Marks the formulas of a site's HTML as newer dumps do. In code there are none. */
export function wrapFormulas(html: string, maths: Maths): string {
  if (maths === 'none') return html.replaceAll(' class="math-container"', '');
  if (maths === 'marked' || !MAY_HAVE.test(html)) return html;
  let codeDepth = 0;
  return html.replace(/(<[^>]*>)|[^<]+/g, (part, tag: string | undefined) => {
    if (tag === undefined) return codeDepth > 0 ? part : markIn(part, maths);
    if (/^<(?:pre|code)\b/i.test(tag)) codeDepth += 1;
    else if (/^<\/(?:pre|code)\b/i.test(tag)) codeDepth -= 1;
    return part;
  });
}

function markIn(text: string, maths: Maths): string {
  let marked = '';
  let done = 0;
  for (const { start, end } of findFormulas(text, maths)) {
    marked += `${text.slice(done, start)}<span class="math-container">${text.slice(start, end)}</span>`;
    done = end;
  }
  return marked + text.slice(done);
}
