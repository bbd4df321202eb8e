import type { Root } from 'hast';
import { BLOCK_ELEMENTS } from './block-elements.ts';
import { type Cost, conversionCost } from './conversion-cost.ts';
import { htmlToMarkdown, type MarkdownBlock } from './html-to-markdown.ts';
import { parseTree } from './html-tree.ts';
import { type PartOfText, writePartOfText } from './plain-text.ts';
import { countWords } from './text.ts';
import { toWellFormed } from './well-formed.ts';

/** The plain text of a block, with its words counted. */
interface BlockText extends PartOfText {
  /** Whether it begins a line of its own. */
  readonly startsLine: boolean;
  readonly wordCount: number;
}

/** A block of sanitised HTML, and what is made of it. Each is made once, and versions of a text share most blocks. */
export class ForeignBlock {
  readonly html: string;
  /** Ids of its footnotes. */
  readonly notes: readonly string[];
  /** Ids of the footnotes that it refers to. */
  readonly noteLinks: readonly string[];
  #tree: Root | undefined;
  #cost: Cost | undefined;
  #text: BlockText | undefined;
  readonly #markdown = new Map<string, MarkdownBlock | null>();

  constructor(html: string) {
    this.html = html;
    this.notes = idsIn(html, NOTE);
    this.noteLinks = idsIn(html, NOTE_LINK);
  }

  get cost(): Cost {
    this.#cost ??= conversionCost(this.#parsed());
    return this.#cost;
  }

  get text(): BlockText {
    this.#text ??= this.#write();
    return this.#text;
  }

  /**
   * Its Markdown, or null where it cannot be made.
   *
   * @param notes ids of the footnotes that it refers to and does not have
   */
  markdown(notes: readonly string[]): MarkdownBlock | null {
    const key = notes.join('\n');
    let markdown = this.#markdown.get(key);
    if (markdown === undefined) {
      markdown = convertTree(this.#parsed(), notes);
      this.#markdown.set(key, markdown);
    }
    return markdown;
  }

  /** Lets go of what takes most memory and is made again when it is needed. */
  dropTree(): void {
    this.#tree = undefined;
  }

  #parsed(): Root {
    this.#tree ??= parseTree(this.html);
    return this.#tree;
  }

  #write(): BlockText {
    const { html } = this;
    const wellFormed = toWellFormed(html);
    const part = writePartOfText(wellFormed === html ? this.#parsed() : parseTree(wellFormed));
    const text = toWellFormed(part.text);
    const first = FIRST_ELEMENT.exec(html)?.[1];
    return {
      ...{ text, endsLine: part.endsLine, wordCount: countWords(text) },
      startsLine: first !== undefined && BLOCK_ELEMENTS.has(first),
    };
  }
}

const NOTE = /<li\b[^>]* id="(fn[^"]*)"/g;
const NOTE_LINK = /<a\b[^>]* href="#(fn[^"]*)"/g;

function idsIn(html: string, pattern: RegExp): string[] {
  return html.includes('fn') ? Array.from(html.matchAll(pattern), ([, id = '']) => id) : [];
}

const FIRST_ELEMENT = /^\s*<([a-z][a-z0-9]*)/;

function convertTree(tree: Root, notes: readonly string[]): MarkdownBlock | null {
  try {
    return htmlToMarkdown(tree, notes);
  } catch {
    // The converter is not ours, and no text may stop an import.
    return null;
  }
}

/** The plain text of blocks after each other, as `plainText` gives it, with its words counted; null where lines run on. */
export function textOfBlocks(
  blocks: readonly ForeignBlock[],
): { readonly text: string; readonly wordCount: number } | null {
  let text = '';
  let wordCount = 0;
  let endsLine = true;
  for (const block of blocks) {
    const part = block.text;
    if (!endsLine && !part.startsLine) return null;
    text += endsLine ? part.text : `\n${part.text}`;
    wordCount += part.wordCount;
    endsLine = part.endsLine;
  }
  return { text: text.trim(), wordCount };
}
