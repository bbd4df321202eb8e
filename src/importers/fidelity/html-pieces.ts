import { readTex } from '../../content/tex-source.ts';
import { unescapeHtml } from '../../content/unescape-html.ts';

/** What HTML is made of, as far as it carries meaning. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'open' | 'close'; readonly name: string; readonly attributes: string }
  | { readonly is: 'formula'; readonly tex: string; readonly isDisplay: boolean };

/**
 * The pieces of HTML in their order, found in one pass without building a tree: raw HTML of a site and our
 * own sanitised HTML give the same pieces when they say the same. A formula is one piece, whether it
 * is MathML already or still marked for a script.
 */
export function* htmlPieces(html: string): Generator<Piece> {
  const tag = new RegExp(TAG);
  let end = 0;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    if (match.index > end) yield textPiece(html.slice(end, match.index));
    end = tag.lastIndex;
    const [, slash, written, attributes = ''] = match;
    if (written === undefined) continue;
    const name = written.toLowerCase();
    const formula = slash ? null : formulaAt(html, name, attributes, end);
    if (formula !== null) {
      yield formula.piece;
      end = formula.end;
      tag.lastIndex = end;
    } else {
      yield { is: slash ? 'close' : 'open', name: ALIASES[name] ?? name, attributes };
    }
  }
  if (end < html.length) yield textPiece(html.slice(end));
}

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const ALIASES: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
};

function textPiece(text: string): Piece {
  return { is: 'text', text: unescapeHtml(text) };
}

interface FormulaAt {
  readonly piece: Piece;
  readonly end: number;
}

function formulaAt(html: string, name: string, attributes: string, from: number): FormulaAt | null {
  if (name === 'math') return mathMlAt(html, attributes, from);
  if (name !== 'span' || !/class="(?:math-container|math )/.test(attributes)) return null;
  const close = html.indexOf('</span>', from);
  if (close === -1) return null;
  const { tex, isDisplay } = readTex(unescapeHtml(html.slice(from, close)));
  return { piece: formulaPiece(tex, isDisplay), end: close + '</span>'.length };
}

function mathMlAt(html: string, attributes: string, from: number): FormulaAt | null {
  const close = html.indexOf('</math>', from);
  if (close === -1) return null;
  const source = /<annotation[^>]*>([^<]*)<\/annotation>/.exec(html.slice(from, close))?.[1] ?? '';
  const isDisplay = attributes.includes('display="block"');
  return {
    piece: formulaPiece(unescapeHtml(source), isDisplay),
    end: close + '</math>'.length,
  };
}

function formulaPiece(tex: string, isDisplay: boolean): Piece {
  return { is: 'formula', tex: tex.trim().replace(/\s+/g, ' '), isDisplay };
}

/** The value of an attribute; undefined if the tag has none of that name. */
export function attributeOf(attributes: string, name: string): string | undefined {
  if (!attributes.includes(name)) return undefined;
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const found = pattern.exec(attributes);
  return found === null ? undefined : unescapeHtml(found[1] ?? found[2] ?? found[3] ?? '');
}

/** An address in the form in which equal ones are equal. */
export function plainAddress(address: string): string {
  const absolute = address.trim().replace(/^\/\//, 'https://');
  if (/^[\w:/.?=&#+,;~@!$'()*-]*$/.test(absolute)) return absolute.replaceAll("'", '%27');
  try {
    return encodeURI(decodeURI(absolute)).replaceAll("'", '%27');
  } catch {
    return encodeURI(absolute).replaceAll("'", '%27');
  }
}
