import type { Token } from 'markdown-it';
import { blockParser } from './block-parser.ts';

/** What surrounds a section in the text that it was taken from. */
export interface Surroundings {
  readonly before: string;
  /** Begins with the end of the section's last line. */
  readonly after: string;
}

export interface Section {
  /** From its heading to the last line before the next heading of the same or a higher level. */
  readonly text: string;
  readonly surroundings: Surroundings;
}

/** A heading that stands in no list, quote or footnote. */
export interface SectionHeading {
  /** 1 to 6. */
  readonly level: number;
  /** Where its first line begins in the text. */
  readonly start: number;
}

/** The headings of a Markdown text that begin a section, in order. */
export function sectionHeadings(markdown: string): SectionHeading[] {
  const tokens: Token[] = [];
  blockParser.block.parse(markdown, blockParser, {}, tokens);
  const starts = lineStarts(markdown);
  return tokens
    .filter(({ type, level }) => type === 'heading_open' && level === 0)
    .map(({ tag, map }) => ({ level: Number(tag.slice(1)), start: starts[map?.[0] ?? 0] ?? 0 }));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

/** Takes a section out of a text: together with its surroundings it is the text. Empty lines after it are no part of it. */
export function cutSection(
  markdown: string,
  headings: readonly SectionHeading[],
  index: number,
): Section | null {
  const heading = headings[index];
  if (heading === undefined) return null;
  const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
  const slice = markdown.slice(heading.start, next?.start);
  const text = slice.trimEnd();
  const end = heading.start + text.length;
  const surroundings = { before: markdown.slice(0, heading.start), after: markdown.slice(end) };
  return { text, surroundings };
}

/**
 * The whole text with a section put back. Where the section would run into the heading after it, an empty line parts
 * them. Null where that does not help: a code block of the section has no end.
 */
export function putBack({ before, after }: Surroundings, text: string): string | null {
  const whole = before + text + after;
  if (after.trim() === '') return whole;
  const rest = after.trimStart();
  return (
    [whole, `${before}${text}\n${after}`].find((joined) => hasHeadingBefore(joined, rest)) ?? null
  );
}

function hasHeadingBefore(whole: string, rest: string): boolean {
  const place = whole.length - rest.length;
  const start = whole.lastIndexOf('\n', place) + 1;
  return sectionHeadings(whole).some((heading) => heading.start === start);
}
