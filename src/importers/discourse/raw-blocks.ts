import type { MarkdownIt, StateBlock } from 'markdown-it';
import { BLOCK_ELEMENTS, element } from './raw-elements.ts';
import { type Tag, tagAt, tagsIn } from './raw-tags.ts';

/** Tags that begin a line, up to their ends, with all that stands between them. */
export function blockTags(parser: MarkdownIt): void {
  parser.block.ruler.before('fence', 'bbcode_block', block, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

/** Tags within each other. Deeper ones are text. */
const MAX_DEPTH = 20;
/** Lines that are searched for ends of tags in one text. A long line counts as several. */
const MAX_LINES = 200_000;
const LINE_LENGTH = 200;

interface Budget {
  bbcodeDepth?: number;
  bbcodeLines?: number;
}

function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const place = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const tag = tagAt(state.src, place);
  if (tag === null || tag.isClose || writerOf(tag) === null) return false;
  const budget = state.env as Budget;
  if ((budget.bbcodeDepth ?? 0) >= MAX_DEPTH) return false;
  const found = findEnd(state, { tag, startLine, endLine, budget });
  if (found === null) return false;
  if (silent) return true;
  budget.bbcodeDepth = (budget.bbcodeDepth ?? 0) + 1;
  writerOf(tag)?.(state, tag, found.inside);
  parse(state, found.behind);
  budget.bbcodeDepth -= 1;
  state.line = found.line + 1;
  return true;
}

type Write = (state: StateBlock, tag: Tag, inside: string) => void;

function writerOf({ name, source }: Tag): Write | null {
  if (name === 'code') return writeCode;
  if (Object.hasOwn(LISTS, name)) return writeList;
  if (Object.hasOwn(BLOCK_ELEMENTS, name)) return writeElement;
  return MARKS.has(source) ? writeMarked : null;
}

/** Tags within a line, which may stand around several paragraphs. */
const MARKS = new Set(['[b]', '[i]', '[u]', '[s]']);
const LISTS: Readonly<Record<string, string>> = { list: 'ul', ul: 'ul', ol: 'ol' };

interface Search {
  readonly tag: Tag;
  readonly startLine: number;
  readonly endLine: number;
  readonly budget: Budget;
}

interface Found {
  readonly inside: string;
  /** What stands behind the end, on its line. */
  readonly behind: string;
  readonly line: number;
}

/** Where a tag ends, past further ones of its name and past fenced code. */
function findEnd(state: StateBlock, { tag, startLine, endLine, budget }: Search): Found | null {
  const isCode = tag.name === 'code';
  const lines: string[] = [];
  let fence = '';
  let depth = 0;
  for (let line = startLine; line < endLine; line += 1) {
    const length = (state.eMarks[line] ?? 0) - (state.bMarks[line] ?? 0);
    budget.bbcodeLines = (budget.bbcodeLines ?? 0) + 1 + length / LINE_LENGTH;
    if (budget.bbcodeLines > MAX_LINES) return null;
    // A list or a quote ends where a line stands outside of it.
    if (line > startLine && (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line))
      return null;
    const text = state.getLines(line, line + 1, state.blkIndent, false).replace(/\n$/, '');
    const mark = isCode ? undefined : /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark !== undefined && (fence === '' || mark.startsWith(fence)))
      fence = fence === '' ? mark : '';
    else if (fence === '') {
      for (const { isClose, start, end } of tagsIn(text, tag.name)) {
        if (isCode && !isClose && depth > 0) continue;
        depth += isClose ? -1 : 1;
        if (depth > 0) continue;
        lines.push(text.slice(0, start));
        const inside = lines.join('\n').trimStart().slice(tag.source.length);
        if (MARKS.has(tag.source) && !/\n[ \t]*\n/.test(inside)) return null;
        return { inside, behind: text.slice(end), line };
      }
    }
    lines.push(text);
  }
  return null;
}

function parse(state: StateBlock, source: string): void {
  if (source.trim() !== '') state.md.block.parse(source, state.md, state.env, state.tokens);
}

function write(state: StateBlock, html: string): void {
  state.push('html_block', '', 0).content = html;
}

function writeElement(state: StateBlock, tag: Tag, inside: string): void {
  const { open, close } = BLOCK_ELEMENTS[tag.name]?.(tag) ?? element('div');
  write(state, open);
  parse(state, inside);
  write(state, close);
}

function writeCode(state: StateBlock, { value, attributes }: Tag, inside: string): void {
  const token = state.push('fence', 'code', 0);
  token.info = value || (attributes['lang'] ?? '');
  token.content = `${inside.replace(/^[ \t]*\n/, '').trimEnd()}\n`;
}

function writeMarked(state: StateBlock, { name }: Tag, inside: string): void {
  const first = state.tokens.length;
  parse(state, inside);
  for (const token of state.tokens.slice(first)) {
    if (token.type === 'inline') token.content = `[${name}]${token.content}[/${name}]`;
  }
}

function writeList(state: StateBlock, { name, value }: Tag, inside: string): void {
  const { open, close } = element(value === '' || value === 'disc' ? (LISTS[name] ?? 'ul') : 'ol');
  write(state, open);
  for (const item of itemsOf(inside)) {
    write(state, '<li>');
    const first = state.tokens.length;
    parse(state, item);
    const written = state.tokens.slice(first);
    const paragraphs = written.filter(
      ({ type, level }) => type === 'paragraph_open' && level === 0,
    );
    if (paragraphs.length === 1) {
      for (const token of written)
        if (token.level === 0 && token.type.startsWith('paragraph_')) token.hidden = true;
    }
    write(state, '</li>');
  }
  write(state, close);
}

/** What stands between `[*]` and the next one, or between `[li]` and `[/li]`, but not in a list in the list. */
function itemsOf(inside: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = -1;
  const end = (place: number) => {
    if (start !== -1) items.push(inside.slice(start, place).trim());
    start = -1;
  };
  for (const mark of tagsIn(inside, 'list|ul|ol|li|\\*')) {
    const isItem = mark.name === '*' || mark.name === 'li';
    if (!isItem) depth += mark.isClose ? -1 : 1;
    else if (depth === 0) {
      end(mark.start);
      if (!mark.isClose) start = mark.end;
    }
  }
  end(inside.length);
  return items;
}
