import { keptAttributes } from './html-tags.ts';

interface Opening {
  /** Colons before the table. */
  readonly indent: number;
  readonly attributes: string;
}

/** What stands on a line that opens a table; null if it opens none. */
export function openingOfTable(line: string): Opening | null {
  const [whole, indent = '', attributes = ''] = /^\s*(?:(:+)\s*)?\{\|(.*)$/.exec(line) ?? [];
  return whole === undefined ? null : { indent: Math.min(indent.length, 5), attributes };
}

interface Ways {
  readonly inline: (line: string) => string;
  /** Makes HTML of what stands in a cell, which may be anything. */
  readonly within: (text: string) => string;
}

/** The HTML of a table, from the lines between its first and its last one. */
export function tableHtml(attributes: string, lines: readonly string[], ways: Ways): string {
  const writer = new TableWriter(ways);
  let nested = 0;
  for (const line of lines) {
    const opens = openingOfTable(line) !== null;
    if (opens) nested += 1;
    if (nested > 0) writer.goOn(line);
    else writer.line(line);
    if (!opens && nested > 0 && /^\s*\|\}/.test(line)) nested -= 1;
  }
  return `<table${keptAttributes(attributes)}>${writer.end()}</table>`;
}

interface Cell {
  readonly tag: 'td' | 'th' | 'caption';
  readonly attributes: string;
  readonly lines: string[];
}

class TableWriter {
  readonly #ways: Ways;
  #html = '';
  #row: string | null = null;
  #cell: Cell | null = null;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  line(line: string): void {
    const text = line.trimStart();
    if (text.startsWith('|+')) {
      this.#closeRow();
      this.#open('caption', text.slice(2));
    } else if (text.startsWith('|-')) {
      this.#closeRow();
      this.#row = '';
    } else if (text.startsWith('|')) this.#cells('td', text.slice(1), /\|\|/);
    else if (text.startsWith('!')) this.#cells('th', text.slice(1), /!!|\|\|/);
    else this.goOn(line);
  }

  /** The cell goes on in this line. */
  goOn(line: string): void {
    if (this.#cell !== null) this.#cell.lines.push(line);
    // Text between rows stands in none; it is shown before the table, as browsers do.
    else if (line.trim() !== '') this.#cells('td', line, /(?!)/);
  }

  end(): string {
    this.#closeRow();
    return this.#html;
  }

  #cells(tag: 'td' | 'th', text: string, separator: RegExp): void {
    for (const cell of text.split(separator)) {
      this.#closeCell();
      this.#row ??= '';
      this.#open(tag, cell);
    }
  }

  #open(tag: Cell['tag'], text: string): void {
    this.#closeCell();
    const bar = text.indexOf('|');
    const hasAttributes = bar !== -1 && !text.slice(0, bar).includes('[');
    this.#cell = {
      tag,
      attributes: hasAttributes ? keptAttributes(text.slice(0, bar)) : '',
      lines: [hasAttributes ? text.slice(bar + 1) : text],
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    const { tag, attributes, lines } = cell;
    const [first = '', ...rest] = lines;
    const isLine = rest.every((line) => line.trim() === '') && !first.includes('\u007fb');
    const inner = isLine
      ? this.#ways.inline(first.trim())
      : this.#ways.within([first.trim(), ...rest].join('\n').trim());
    const html = `<${tag}${attributes}>${inner}</${tag}>`;
    if (tag === 'caption') this.#html += html;
    else this.#row = (this.#row ?? '') + html;
  }

  #closeRow(): void {
    this.#closeCell();
    if (this.#row) this.#html += `<tr>${this.#row}</tr>`;
    this.#row = null;
  }
}
