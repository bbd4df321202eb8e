import type { Element, Nodes } from 'hast';
import { BLOCK_ELEMENTS } from './block-elements.ts';
import { hasClass, texSource } from './html-tree.ts';
import { raisedFigures } from './raised-figures.ts';
import { readableFormula } from './readable-formula.ts';

interface PlainTextOptions {
  /** How a formula is written. Default: as its TeX source in dollars, if it has one. */
  readonly formula?: (math: Element) => string;
  /** Whether figures above and below the line are those of Unicode, as in 10⁶. Default: they are not, as in 106. */
  readonly hasRaisedFigures?: boolean;
  /** What stands for a spoiler. Default: its own text. */
  readonly spoiler?: string;
}

/** The text of a tree; the rules are those of `plainText` in `text.ts`. */
export function writePlainText(tree: Nodes, options: PlainTextOptions = {}): string {
  const lines = new Lines(options);
  write(tree, lines, false);
  return lines.toString();
}

/** The text of a part of a document, to which the texts of the parts after it may be added. */
export interface PartOfText {
  /** With the white space at its ends. */
  readonly text: string;
  /** Whether what follows begins a line. */
  readonly endsLine: boolean;
}

export function writePartOfText(tree: Nodes): PartOfText {
  const lines = new Lines({});
  write(tree, lines, false);
  return { text: lines.raw, endsLine: lines.isLineEmpty };
}

function write(node: Nodes, lines: Lines, isPreformatted: boolean): void {
  if (node.type === 'text') {
    if (isPreformatted) lines.addVerbatim(node.value);
    else lines.add(node.value);
  } else if (node.type === 'element') {
    writeElement(node, lines, isPreformatted);
  } else if (node.type === 'root') {
    for (const child of node.children) write(child, lines, isPreformatted);
  }
}

function writeElement(element: Element, lines: Lines, isPreformatted: boolean): void {
  const { tagName, children } = element;
  if (tagName === 'br') {
    lines.breakLine();
    return;
  }
  const replacement = replacementText(element, lines.options);
  if (replacement !== null) {
    const isBlock = BLOCK_ELEMENTS.has(tagName);
    if (isBlock) lines.startLine();
    lines.add(replacement);
    if (isBlock) lines.startLine();
    return;
  }
  if (tagName === 'td' || tagName === 'th') lines.startCell();
  if (BLOCK_ELEMENTS.has(tagName)) lines.startLine();
  for (const child of children) write(child, lines, isPreformatted || tagName === 'pre');
  if (BLOCK_ELEMENTS.has(tagName)) lines.startLine();
}

/** What stands for the whole element, if its content is not what a reader sees. */
function replacementText(
  element: Element,
  { formula, spoiler, hasRaisedFigures }: PlainTextOptions,
): string | null {
  const { tagName, properties } = element;
  if (hasRaisedFigures && SCRIPT.has(tagName)) return raisedFigures(element)?.value ?? null;
  if (tagName === 'img') return String(properties['alt'] ?? '');
  if (tagName === 'input') return properties['checked'] ? '[x] ' : '[ ] ';
  if (tagName === 'a' && hasClass(element, 'footnote-backref')) return '';
  if (spoiler !== undefined && hasClass(element, 'spoiler')) return spoiler;
  if (tagName !== 'math') return null;
  if (formula !== undefined) return formula(element);
  const tex = texSource(element);
  return tex === null ? readableFormula(element) : `$${tex}$`;
}

const SCRIPT: ReadonlySet<string> = new Set(['sub', 'sup']);

/** Lines of text in the making. White space waits until it is known to stand between two things. */
class Lines {
  readonly options: PlainTextOptions;
  readonly #parts: string[] = [];
  #isLineEmpty = true;
  /** After a line's start or a tab, where no space is wanted. */
  #isAfterGap = true;
  #isSpacePending = false;

  constructor(options: PlainTextOptions) {
    this.options = options;
  }

  add(value: string): void {
    const words = value.trim();
    if (words === '') {
      this.#isSpacePending ||= value !== '';
      return;
    }
    const isSpaced = this.#isSpacePending || /^\s/.test(value);
    if (isSpaced && !this.#isAfterGap) this.#parts.push(' ');
    this.#parts.push(words.replace(/\s+/g, ' '));
    this.#isSpacePending = /\s$/.test(value);
    this.#isLineEmpty = false;
    this.#isAfterGap = false;
  }

  addVerbatim(value: string): void {
    this.#parts.push(value);
    this.#isLineEmpty = value.endsWith('\n');
    this.#isAfterGap = this.#isLineEmpty;
    this.#isSpacePending = false;
  }

  startLine(): void {
    if (!this.#isLineEmpty) this.breakLine();
  }

  breakLine(): void {
    this.#gap('\n');
    this.#isLineEmpty = true;
  }

  startCell(): void {
    if (!this.#isLineEmpty) this.#gap('\t');
  }

  get isLineEmpty(): boolean {
    return this.#isLineEmpty;
  }

  get raw(): string {
    return this.#parts.join('');
  }

  toString(): string {
    return this.raw.trim();
  }

  #gap(separator: string): void {
    this.#parts.push(separator);
    this.#isAfterGap = true;
    this.#isSpacePending = false;
  }
}
