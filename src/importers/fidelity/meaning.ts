import { attributeOf, htmlPieces, type Piece, plainAddress } from './html-pieces.ts';

/** What a text says, in a form in which equal texts are equal. */
interface Meaning {
  /** Elements, addresses, formulas and words in their order. */
  readonly said: string;
  /** Languages of its code blocks; empty where none is named. */
  readonly languages: readonly string[];
}

/**
 * Whether our own HTML says all that the site's HTML says: the same elements, links, images, formulas and
 * words in the same order. White space between blocks, ids and the names of code's languages do not count.
 */
export function saysTheSame(site: string, ours: string): boolean {
  const [theirs, own] = [meaningOf(site), meaningOf(ours)];
  return (
    theirs.said === own.said &&
    theirs.languages.every((language, index) => language === '' || own.languages[index] !== '')
  );
}

export function meaningOf(html: string): Meaning {
  const meaning = new MeaningWriter();
  for (const piece of htmlPieces(html)) meaning.add(piece);
  return meaning.toMeaning();
}

const BLOCKS = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'blockquote', 'pre', 'hr', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'details', 'summary'],
  ...['table', 'caption', 'tr', 'th', 'td'],
]);
/** Elements that group others and say nothing themselves. */
const SILENT = new Set(['span', 'thead', 'tbody', 'tfoot', 'wbr']);

/** Around what is an element, so that no text looks like one. */
const START = '\u0001';
const END = '\u0002';
const EM_STRONG = tags('em', 'strong');
const STRONG_EM = tags('strong', 'em');
const STRONG_EM_END = tags('/strong', '/em');
const EM_STRONG_END = tags('/em', '/strong');

function tags(...names: string[]): string {
  return names.map((name) => START + name + END).join('');
}

class MeaningWriter {
  #said = '';
  #isAfterBlock = true;
  #isInPre = false;
  readonly #languages: string[] = [];

  add(piece: Piece): void {
    if (piece.is === 'text') this.#addText(piece.text);
    else if (piece.is === 'formula') {
      const fence = piece.isDisplay ? '$$' : '$';
      this.#write(START + fence + piece.tex + fence + END);
    } else if (!SILENT.has(piece.name)) this.#addTag(piece);
  }

  toMeaning(): Meaning {
    // Which of the two is inside makes no difference to readers.
    const said = this.#said
      .replaceAll(EM_STRONG, STRONG_EM)
      .replaceAll(STRONG_EM_END, EM_STRONG_END);
    return { said: said.trimEnd(), languages: this.#languages };
  }

  #addText(text: string): void {
    if (this.#isInPre) {
      this.#said += text;
      return;
    }
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const isSpaced = this.#isAfterBlock || this.#said.endsWith(' ');
    this.#write(isSpaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
  }

  #write(text: string): void {
    if (text === '') return;
    this.#said += text;
    this.#isAfterBlock = false;
  }

  #addTag({ is, name, attributes }: Extract<Piece, { is: 'open' | 'close' }>): void {
    if (name === 'code' && this.#isInPre) {
      if (is === 'open') this.#languages[this.#languages.length - 1] ||= languageOf(attributes);
      return;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) this.#said = this.#isInPre ? this.#said.trimEnd() : this.#said.replace(/ +$/, '');
    this.#said += START + (is === 'close' ? `/${name}` : name + detailsOf(name, attributes)) + END;
    if (name === 'pre') {
      this.#isInPre = is === 'open';
      if (is === 'open') this.#languages.push(languageOf(attributes));
    }
    this.#isAfterBlock = isBlock;
  }
}

/** What matters of an element's attributes. */
function detailsOf(name: string, attributes: string): string {
  switch (name) {
    case 'a':
      return linkDetails(attributes);
    case 'img':
      return ` ${imageAddress(attributes)} ${attributeOf(attributes, 'alt') ?? ''} ${attributeOf(attributes, 'title') ?? ''}`;
    case 'blockquote':
    case 'div':
      return hasClass(attributes, 'spoiler') ? ' spoiler' : '';
    case 'ol':
      return numberOf(attributes, 'start');
    case 'th':
    case 'td':
      return alignmentOf(attributes);
    case 'input':
      return /\bchecked\b/.test(attributes) ? ' checked' : '';
    default:
      return '';
  }
}

function linkDetails(attributes: string): string {
  const address = attributeOf(attributes, 'href');
  if (address === undefined) return '';
  // The title of a tag's link is the site's own.
  const title = hasClass(attributes, 'post-tag') ? undefined : attributeOf(attributes, 'title');
  return ` ${plainAddress(address)}${title ? ` "${title}"` : ''}`;
}

export function imageAddress(attributes: string): string {
  return plainAddress(attributeOf(attributes, 'src') ?? '').replace(/^http:/i, 'https:');
}

function numberOf(attributes: string, name: string): string {
  const number = attributeOf(attributes, name);
  return number === undefined || number === '1' ? '' : ` ${number}`;
}

function alignmentOf(attributes: string): string {
  const align =
    attributeOf(attributes, 'align') ??
    /text-align:\s*(\w+)/.exec(attributeOf(attributes, 'style') ?? '')?.[1];
  return align === undefined ? '' : ` ${align}`;
}

function languageOf(attributes: string): string {
  return /\blang(?:uage)?-([\w.+#-]+)/.exec(attributeOf(attributes, 'class') ?? '')?.[1] ?? '';
}

export function hasClass(attributes: string, name: string): boolean {
  return (
    attributes.includes(name) &&
    (attributeOf(attributes, 'class') ?? '').split(/\s+/).includes(name)
  );
}
