import { BLOCK_MARKER } from './markers.ts';
import { openingOfTable, tableHtml } from './tables.ts';

/** Makes HTML of one line. */
export type Inline = (line: string) => string;

/** Tables within tables; deeper ones are text. */
const MAX_TABLES = 10;

/** Tags before and after which a paragraph ends, and the text after them is in no paragraph. */
const OPENS =
  /<(?:table|h[1-6]|pre|tr|p|ul|ol|dl|li|caption|thead|tbody|tfoot)[ >]|<\/(?:tr|td|th|caption)>/i;
/** Tags that end paragraphs as well; what follows may be one. */
const CLOSES =
  /<\/(?:table|h[1-6]|pre|p|div|blockquote|ul|ol|dl|li|dd|dt)>|<(?:td|th|div|blockquote|hr|dd|dt)[ >]/i;

/** The blocks of a text, line by line: headings, lists, tables, preformatted lines and paragraphs. */
export function blocksHtml(text: string, inline: Inline, depth = 0): string {
  const lines = text.split('\n');
  const writer = new BlockWriter(inline);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const opening = depth < MAX_TABLES ? openingOfTable(line) : null;
    if (opening === null) {
      writer.line(line);
      continue;
    }
    const end = endOfTable(lines, index);
    const within = (cell: string) => blocksHtml(cell, inline, depth + 1);
    const rows = lines.slice(index + 1, end);
    writer.table(opening.indent, tableHtml(opening.attributes, rows, { inline, within }));
    const rest = (lines[end] ?? '').replace(/^\s*\|\}/, '');
    if (rest.trim() !== '') writer.line(rest);
    index = end;
  }
  return writer.end();
}

/** The line that closes the table that is opened in this one. */
function endOfTable(lines: readonly string[], start: number): number {
  let open = 0;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (openingOfTable(line) !== null) open += 1;
    else if (/^\s*\|\}/.test(line)) open -= 1;
    if (open === 0) return index;
  }
  return lines.length;
}

class BlockWriter {
  readonly #inline: Inline;
  readonly #html: string[] = [];
  /** The marks before the items of the lists that are open. */
  #prefix = '';
  #isInParagraph = false;
  #isInPre = false;
  #isInBlock = false;

  constructor(inline: Inline) {
    this.#inline = inline;
  }

  line(line: string): void {
    const [prefix = ''] = /^[*#:;]*/.exec(line) ?? [];
    const heading = prefix === '' ? headingIn(line) : null;
    if (prefix !== '') {
      this.#item(prefix.slice(0, MAX_LIST_DEPTH), line.slice(prefix.length));
      return;
    }
    this.#closeLists(0);
    if (heading !== null) {
      this.#closeParagraph();
      const { level, text, rest } = heading;
      this.#html.push(`<h${level}>${this.#inline(text)}</h${level}>`);
      if (rest !== '') this.line(rest);
    } else if (/^-{4,}/.test(line)) {
      this.#closeParagraph();
      this.#html.push('<hr>');
      const rest = line.replace(/^-+/, '');
      if (rest.trim() !== '') this.line(rest);
    } else if (BLOCK_MARKER.test(line)) this.#aroundMarkers(line);
    else this.#text(line);
  }

  table(indent: number, html: string): void {
    this.#closeParagraph();
    this.#closeLists(0);
    this.#html.push(`${'<dl><dd>'.repeat(indent)}${html}${'</dd></dl>'.repeat(indent)}`);
  }

  end(): string {
    this.#closeLists(0);
    this.#closeParagraph();
    return this.#html.join('\n');
  }

  #aroundMarkers(line: string): void {
    for (const part of line.split(/(\u007fb\d+\u007f)/)) {
      if (BLOCK_MARKER.test(part)) {
        this.#closeParagraph();
        this.#html.push(part);
      } else if (part.trim() !== '') this.#text(part.trimStart());
    }
  }

  #text(line: string): void {
    const opens = OPENS.test(line);
    const closes = CLOSES.test(line);
    if (opens || closes) {
      this.#closeParagraph();
      this.#isInBlock = !closes || /<(?:table|tr|ul|ol|dl)[^>]*>[^<]*$/i.test(line);
      this.#html.push(this.#inline(line));
    } else if (this.#isInBlock) this.#html.push(this.#inline(line));
    else if (line.trim() === '') this.#closeParagraph();
    else if (line.startsWith(' ') && !this.#isInParagraph) this.#preformatted(line.slice(1));
    else this.#paragraph(line);
  }

  #preformatted(line: string): void {
    if (this.#isInPre) this.#html.push(this.#inline(line));
    else {
      this.#html.push(`<pre>${this.#inline(line)}`);
      this.#isInPre = true;
    }
  }

  #paragraph(line: string): void {
    if (this.#isInPre) this.#closeParagraph();
    if (this.#isInParagraph) this.#html.push(this.#inline(line));
    else {
      this.#html.push(`<p>${this.#inline(line)}`);
      this.#isInParagraph = true;
    }
  }

  #closeParagraph(): void {
    const tag = this.#isInParagraph ? '</p>' : this.#isInPre ? '</pre>' : '';
    if (tag !== '') this.#html.push(`${this.#html.pop() ?? ''}${tag}`);
    this.#isInParagraph = false;
    this.#isInPre = false;
  }

  #item(prefix: string, rest: string): void {
    this.#closeParagraph();
    const common = commonLength(this.#prefix, prefix);
    this.#closeLists(common);
    const isNext = common === prefix.length && common > 0;
    if (isNext) this.#next(prefix.at(-1) ?? '*');
    for (const mark of prefix.slice(common)) this.#open(mark);
    this.#prefix = prefix;
    const definition = prefix.endsWith(';') ? colonIn(rest) : -1;
    if (definition === -1) {
      this.#html.push(this.#inline(rest.trim()));
      return;
    }
    this.#html.push(this.#inline(rest.slice(0, definition).trim()));
    this.#next(':');
    this.#prefix = `${prefix.slice(0, -1)}:`;
    this.#html.push(this.#inline(rest.slice(definition + 1).trim()));
  }

  #open(mark: string): void {
    const { list, item } = TAGS[mark] ?? BULLETS;
    this.#html.push(`<${list}><${item}>`);
  }

  #next(mark: string): void {
    const before = TAGS[this.#prefix.at(-1) ?? mark] ?? BULLETS;
    const after = TAGS[mark] ?? BULLETS;
    this.#html.push(`</${before.item}><${after.item}>`);
  }

  /** Closes lists until so many are open. */
  #closeLists(length: number): void {
    for (let index = this.#prefix.length - 1; index >= length; index -= 1) {
      const { list, item } = TAGS[this.#prefix[index] ?? '*'] ?? BULLETS;
      this.#html.push(`</${item}></${list}>`);
    }
    this.#prefix = this.#prefix.slice(0, length);
  }
}

/** Lists within lists. */
const MAX_LIST_DEPTH = 20;

const BULLETS = { list: 'ul', item: 'li' };
const TAGS: Readonly<Record<string, { readonly list: string; readonly item: string }>> = {
  '*': BULLETS,
  '#': { list: 'ol', item: 'li' },
  ':': { list: 'dl', item: 'dd' },
  ';': { list: 'dl', item: 'dt' },
};

/** A term and its definition stand in the same list. */
function commonLength(a: string, b: string): number {
  const same = (x = '', y = '') => x === y || (';:'.includes(x) && ';:'.includes(y));
  let length = 0;
  while (length < a.length && length < b.length && same(a[length], b[length])) length += 1;
  return length;
}

function headingIn(line: string): { level: number; text: string; rest: string } | null {
  const [, open = '', text = '', close = '', rest = ''] =
    /^(={1,6})(.+?)(={1,6})\s*((?:\u007f[ib]\d+\u007f\s*)*)$/.exec(line) ?? [];
  if (open === '') return null;
  const level = Math.min(open.length, close.length);
  return {
    level,
    text: `${open.slice(level)}${text}${close.slice(level)}`.trim(),
    rest: rest.trim(),
  };
}

/** The colon between a term and its definition, outside of tags. */
function colonIn(text: string): number {
  let isInTag = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '<') isInTag = true;
    else if (char === '>') isInTag = false;
    else if (char === ':' && !isInTag && !text.startsWith('//', index + 1)) return index;
  }
  return -1;
}
