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
  for (let at = nextOpening(text, 0); at !== null; ) {
    const end = at.kind === 'environment' ? endOfEnvironment(text, at) : closing(text, at);
    const source = end === -1 ? '' : text.slice(at.start, end);
    const isFormula =
      source !== '' &&
      !/\n\s*\n/.test(source) &&
      (!isStrict || isTexBeyondDoubt(text, at.start, end));
    if (isFormula) found.push({ start: at.start, end, ...readTex(source) });
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

function endOfEnvironment(text: string, { start, open, close }: Opening): number {
  const end = text.indexOf(close, start + open.length);
  return end === -1 ? -1 : end + close.length;
}

/** The end of the delimiter that closes outside all braces; -1 if there is none, or nothing between. */
function closing(text: string, { start, open, close }: Opening): number {
  const from = start + open.length;
  let depth = 0;
  for (let index = from; index < text.length; index++) {
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
    !/[\p{L}\p{N}$\\]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}_${]/u.test(text.slice(end));
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
