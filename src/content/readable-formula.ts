import type { Element, ElementContent } from 'hast';
import { doubleStruck, lowered, raised } from './formula-letters.ts';
import { innerText } from './html-tree.ts';

/**
 * A formula of MathML in a line of plain characters, for readers of a line of text: `x² + α/2`. What has
 * no characters of its own is written in ASCII, as in `(a + b)/c` and `x^(n + k)`.
 */
export function readableFormula(math: Element): string {
  return rowOf(math.children).replace(/\s+/g, ' ').replace(SIGN, '$1').trim();
}

/** A sign of the number behind it, not an operation between two. */
const SIGN = /(?<=^\s?|[([{=,]\s?)([+−±∓]) /g;

type Writer = (parts: readonly Element[], element: Element) => string;

const script = (write: (text: string) => string | null, mark: string) => (text: string) =>
  text === '' ? '' : (write(text) ?? `${mark}${grouped(text)}`);
const raisedText = script(raised, '^');
const loweredText = script(lowered, '_');
const above = (part: Element | undefined) => raisedText(textOf(part));
const below = (part: Element | undefined) => loweredText(textOf(part));

const WRITERS: Readonly<Record<string, Writer>> = {
  annotation: () => '',
  mphantom: () => '',
  mspace: () => ' ',
  semantics: ([shown]) => textOf(shown),
  mo: (_, element) => operator(innerText(element)),
  mi: (_, element) => letters(element),
  mfrac: ([top, bottom]) => `${grouped(textOf(top), PRODUCT)}/${grouped(textOf(bottom))}`,
  msqrt: (parts) => `√${grouped(rowOf(parts).trim())}`,
  mroot: ([radicand, index]) => `${above(index)}√${grouped(textOf(radicand))}`,
  msup: ([base, top]) => scripted(base, above(top)),
  msub: ([base, bottom]) => scripted(base, below(bottom)),
  msubsup: ([base, bottom, top]) => scripted(base, below(bottom) + above(top)),
  munder: ([base, bottom]) => scripted(base, below(bottom)),
  mover: ([base, top]) => overline(base, top),
  munderover: ([base, bottom, top]) => scripted(base, below(bottom) + above(top)),
  mtable: (rows) => rows.map(textOf).join('; '),
  mtr: (cells) => cells.map(textOf).join(', '),
};

function textOf(node: Element | undefined): string {
  return node === undefined ? '' : write(node).trim();
}

function rowOf(nodes: readonly ElementContent[]): string {
  return nodes.map(write).join('');
}

function write(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const parts = node.children.filter((child) => child.type === 'element');
  return WRITERS[node.tagName]?.(parts, node) ?? rowOf(node.children);
}

/** What scripts stand on is grouped where it is more than one letter. Sums and limits end with a space. */
function scripted(base: Element | undefined, scripts: string, text = textOf(base)): string {
  if (LARGE.test(text)) return ` ${text}${scripts} `;
  return (base?.tagName === 'mrow' ? grouped(text) : text) + scripts;
}

/** The base is read once: formulas nest, and each reading reads all that is within. */
function overline(base: Element | undefined, top: Element | undefined): string {
  const text = textOf(base);
  const mark = textOf(top);
  return accented(text, mark) ?? scripted(base, raisedText(mark), text);
}

const LARGE = /^(?:[∏∐∑∫∬∭∮⋀⋁⋂⋃]|[a-z ]{2,})$/i;

/** In parentheses, if what stands beside it would take a part of it alone. */
function grouped(text: string, isOne = ONE): string {
  return isOne.test(text) || text === '' ? text : `(${text})`;
}

const ONE = /^(?:[\p{L}\p{N}\p{M}∞′.]+|[([{|⟨][^()[\]{}|⟨⟩]*[)\]}|⟩])$/u;
/** Above the line of a fraction: `n(n + 1)/2` is read as it is meant, `2/n(n + 1)` is not. */
const PRODUCT = /^[\p{L}\p{N}\p{M}∞′.]*(?:\([^()]*\))?$/u;

/** What stands between two things has spaces around. */
const RELATION = /^[=<>≤≥≠≈≡≅∼∝∈∉⊂⊆⊃⊇∪∩∧∨→←↔⇒⇐⇔↦+−±∓×⋅∗÷∣:]|^\.\.\.$/;

function operator(text: string): string {
  if (/^[\u2061-\u2064]$/.test(text)) return '';
  if (text === ',' || text === ';') return `${text} `;
  return RELATION.test(text) ? ` ${text} ` : text;
}

/** The name of a function is parted from what comes before and after: `2 log x`. */
function letters(element: Element): string {
  const text = innerText(element);
  if (element.properties['mathvariant'] === 'double-struck') return doubleStruck(text);
  return /^[a-z]{2,}$/i.test(text) ? ` ${text} ` : text;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  ˉ: '\u0304',
  '¯': '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  '⃗': '\u20d7',
  '→': '\u20d7',
};

function accented(base: string, accent: string): string | null {
  const mark = ACCENTS[accent];
  if (mark === undefined || !/^\p{L}+$/u.test(base)) return null;
  return base.replace(/\p{L}/gu, `$&${mark}`).normalize('NFC');
}
