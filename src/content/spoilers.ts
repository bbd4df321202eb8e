import type { MarkdownIt, StateBlock } from 'markdown-it';

/**
 * `>! text`, on each of its lines: a quote that readers have to uncover, as Stack Exchange writes it.
 * `>![` is a quote that begins with an image.
 */
export function spoilers(parser: MarkdownIt): void {
  parser.block.ruler.before('blockquote', 'spoiler', spoiler, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function spoiler(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!isSpoilerLine(state, startLine)) return false;
  if (silent) return true;
  const lastLine = lastSpoilerLine(state, startLine, endLine);
  const open = state.push('spoiler_open', 'blockquote', 1);
  open.attrs = [['class', 'spoiler']];
  open.map = [startLine, lastLine + 1];
  const restore = [];
  for (let line = startLine; line <= lastLine; line++) restore.push(enterLine(state, line));
  const { lineMax, parentType } = state;
  state.lineMax = lastLine + 1;
  state.parentType = 'blockquote';
  const { blkIndent } = state;
  state.blkIndent = 0;
  state.md.block.tokenize(state, startLine, lastLine + 1);
  for (const leave of restore) leave();
  Object.assign(state, { lineMax, parentType, blkIndent, line: lastLine + 1 });
  state.push('spoiler_close', 'blockquote', -1);
  return true;
}

function lastSpoilerLine(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine;
  while (line + 1 < endLine && isSpoilerLine(state, line + 1)) line += 1;
  return line;
}

function isSpoilerLine(state: StateBlock, line: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return (
    indent >= 0 && indent < 4 && state.src.startsWith('>!', start) && state.src[start + 2] !== '['
  );
}

/** Makes a line begin after its mark and one space. Returns what undoes that. */
function enterLine(state: StateBlock, line: number): () => void {
  const marks = [state.bMarks, state.tShift, state.sCount, state.bsCount] as const;
  const before = marks.map((mark) => mark[line] ?? 0);
  const mark = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0) + '>!'.length;
  const begin = state.src[mark] === ' ' ? mark + 1 : mark;
  const end = state.eMarks[line] ?? begin;
  const text = state.src.slice(begin, end);
  const indent = text.length - text.trimStart().length;
  state.bMarks[line] = begin;
  state.tShift[line] = indent;
  state.sCount[line] = indent;
  state.bsCount[line] = 0;
  return () => {
    for (const [index, value] of before.entries()) {
      const array = marks[index];
      if (array) array[line] = value;
    }
  };
}
