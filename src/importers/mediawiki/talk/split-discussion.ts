import type { Wiki } from '../wiki.ts';
import { type Signature, signatureAt } from './signature.ts';

/** A comment in the wikitext of a talk page. */
export interface TalkComment {
  /** Wikitext, without its indentation and its signature. The first of a section begins with the heading. */
  readonly text: string;
  /** Null for what nobody signed. */
  readonly signature: Signature | null;
  /** Its place in the list; null for the first of a section. */
  readonly parent: number | null;
}

/**
 * Takes a discussion apart: a section is a thread, a signature at the end of a line ends a comment, and
 * what is indented further answers what is indented less. What cannot be told apart stays together.
 */
export function splitDiscussion(wikitext: string, wiki: Wiki): TalkComment[] {
  const comments: TalkComment[] = [];
  for (const section of sectionsOf(wikitext)) addSection(comments, section, wiki);
  return comments;
}

interface Section {
  readonly heading: string | null;
  readonly lines: readonly string[];
}

function sectionsOf(wikitext: string): Section[] {
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of wikitext.split('\n')) {
    if (/^==?[^=].*[^=]==?\s*$/.test(line)) sections.push({ heading: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

interface SignedText {
  readonly lines: readonly string[];
  readonly signature: Signature | null;
}

function addSection(comments: TalkComment[], section: Section, wiki: Wiki): void {
  const { heading } = section;
  const begin = comments.length;
  /** Those that a next one may answer: each is indented further than the one before. */
  const open: { index: number; depth: number }[] = [];
  for (const { lines: own, signature } of signedTextsIn(section, wiki)) {
    const depth = depthOf(own);
    const index = comments.length;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const text = own
      .map((line) => unindented(line, depth))
      .join('\n')
      .trim();
    const isFirst = index === begin;
    comments.push({
      text: isFirst && heading !== null ? `${heading}\n${text}`.trim() : text,
      signature,
      parent: open.at(-1)?.index ?? null,
    });
    open.push({ index, depth });
  }
}

function signedTextsIn({ heading, lines }: Section, wiki: Wiki): SignedText[] {
  const said: SignedText[] = [];
  let pending: string[] = [];
  for (const line of lines) {
    const signature = signatureAt(line, wiki);
    if (signature === null) {
      pending.push(line);
      continue;
    }
    const text = withoutEnd(line.slice(0, signature.start));
    said.push({ lines: [...pending, text], signature });
    pending = [];
  }
  if (pending.some((line) => line.trim() !== '') || (heading !== null && said.length === 0)) {
    said.push({ lines: pending, signature: null });
  }
  return said;
}

/** What stands between a comment and its signature. */
function withoutEnd(text: string): string {
  return text
    .trimEnd()
    .replace(/(?:<\/?(?:small|span|font|b|i|sup|sub)(?:\s[^<>]{0,200})?>|'{2,5}|\s){0,20}$/i, '')
    .replace(/[\s\-–—―·•~]{1,20}$/, '')
    .trimEnd();
}

function depthOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return /^[:*#]{0,30}/.exec(first)?.[0].length ?? 0;
}

function unindented(line: string, depth: number): string {
  const marks = /^[:*#]{0,30}/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(marks, depth)).replace(/^ (?=\S)/, '');
}
