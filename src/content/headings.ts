import { parseTree } from './html-tree.ts';
import { writePlainText } from './plain-text.ts';
import { readableFormula } from './readable-formula.ts';
import { plainText } from './text.ts';

/** A heading of a document: its level (1 to 6), its id on the page, and its text on one line. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/**
 * The headings of a rendered text, in order, with their formulas and raised figures in plain characters. Those without an id
 * or text are left out.
 */
export function headings(html: string): Heading[] {
  return findHeadings(html)
    .map(({ level, attributes, content, text }) => {
      const id = / id="([^"]*)"/.exec(attributes)?.[1] ?? '';
      return { level, id, text: UNREADABLE.test(content) ? readableText(content) : text };
    })
    .filter((heading) => heading.id !== '' && heading.text !== '');
}

/** What says something else without its elements. */
const UNREADABLE = /<(?:math|su[bp])\b/;

function readableText(html: string): string {
  const options = { formula: readableFormula, hasRaisedFigures: true };
  return writePlainText(parseTree(html), options).replace(/\s+/g, ' ');
}

/** Where a heading's opening tag stands in the HTML, from `start` up to `end`, and what it says. */
export interface HeadingTag {
  readonly level: number;
  readonly start: number;
  readonly end: number;
  /** As written, with a space before each. */
  readonly attributes: string;
  /** The HTML in it. */
  readonly content: string;
  /** Its words, with the TeX of its formulas. */
  readonly text: string;
}

/** Finds the headings of sanitised HTML, in which every `<` begins a tag and every `>` ends one. */
export function findHeadings(sanitizedHtml: string): HeadingTag[] {
  const found: HeadingTag[] = [];
  const open: Omit<HeadingTag, 'content' | 'text'>[] = [];
  for (const match of sanitizedHtml.matchAll(/<(\/?)h([1-6])([^>]*)>/g)) {
    const [tag, slash, level, attributes = ''] = match;
    if (slash) {
      const heading = open.pop();
      if (!heading) continue;
      const content = sanitizedHtml.slice(heading.end, match.index);
      found.push({ ...heading, content, text: textOnOneLine(content) });
    } else {
      open.push({
        level: Number(level),
        start: match.index,
        end: match.index + tag.length,
        attributes,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function textOnOneLine(html: string): string {
  const text = /[<&]/.test(html) ? plainText(html) : html.trim();
  return text.replace(/\s+/g, ' ');
}
