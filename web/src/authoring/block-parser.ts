import MarkdownIt, { type StateBlock } from 'markdown-it';
import footnotes from 'markdown-it-footnote';

/**
 * Finds the blocks of Markdown where the server finds them: its parser with its rules for blocks. They read no
 * further than which lines a formula and a spoiler take. HTML is text to it, as to the server.
 */
export const blockParser = new MarkdownIt({ html: false }).use(footnotes).use(({ block }) => {
  const alt = ['paragraph', 'reference', 'blockquote', 'list'];
  block.ruler.before('fence', 'formula', formula, { alt });
  block.ruler.before('blockquote', 'spoiler', spoiler, { alt });
});

/** `$$…$$` on lines of its own. */
function formula(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (isCode(state, startLine) || !lineOf(state, startLine).startsWith('$$')) return false;
  const lastLine = closingLine(state, startLine, endLine);
  if (lastLine === -1) return false;
  if (!silent) state.line = lastLine + 1;
  return true;
}

/** The line that ends with the second `$$`; -1 if text follows that, or the paragraph ends first. */
function closingLine(state: StateBlock, startLine: number, endLine: number): number {
  for (let line = startLine; line < endLine; line++) {
    const isOutside = line > startLine && (state.sCount[line] ?? 0) < state.blkIndent;
    if (isOutside || state.isEmpty(line)) return -1;
    const text = line === startLine ? lineOf(state, line).slice(2) : lineOf(state, line);
    const fence = text.indexOf('$$');
    if (fence === -1) continue;
    const isLast = fence === text.length - 2;
    return isLast && (line > startLine || fence > 0) ? line : -1;
  }
  return -1;
}

/** Lines that begin with `>!`. Those of a quote may go on without a sign. */
function spoiler(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!isSpoilerLine(state, startLine)) return false;
  if (silent) return true;
  let line = startLine + 1;
  while (line < endLine && isSpoilerLine(state, line)) line += 1;
  state.line = line;
  return true;
}

function isSpoilerLine(state: StateBlock, line: number): boolean {
  const isOutside = (state.sCount[line] ?? 0) < state.blkIndent;
  return !isOutside && !isCode(state, line) && /^>!(?!\[)/.test(lineOf(state, line));
}

function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

function isCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}
