import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { Formulas } from './formulas.ts';
import { isAfterWord, isBeforeWord } from './word-bounds.ts';

/**
 * `$…$` and `$$…$$`, rendered by `env.formulas`, as pandoc's tex_math_dollars reads them, with GitHub's rule that no word
 * runs into a dollar on either side: prices, shell variables and tickers stay text.
 *
 * These rules are ours because the maintained plug-ins do worse on what people paste: all take the
 * rest of a document as mathematics after one `$$` that nobody closed, or drop the text after a
 * closing one; none names markdown-it 15, and two bring a second KaTeX along.
 */
export function mathRules(parser: MarkdownIt): void {
  parser.inline.ruler.after('escape', 'math_inline', inlineMath);
  parser.inline.ruler.before('math_inline', 'math_backticks', backtickMath);
  parser.block.ruler.before('fence', 'math_block', blockMath, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  parser.renderer.rules['math_inline'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    return formulasOf(env).render(token?.content ?? '', token?.markup === '$$');
  };
  parser.renderer.rules['math_block'] = (tokens, index, _options, env) =>
    formulasOf(env).render(tokens[index]?.content ?? '', true);
}

function formulasOf(env: Record<string, unknown> | undefined): Formulas {
  return env?.['formulas'] instanceof Formulas ? env['formulas'] : new Formulas(0);
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '$') return false;
  const fence = fenceAt(src, pos);
  const formula = formulaAt(src, pos, posMax);
  if (!silent && formula !== null) {
    const token = state.push('math_inline', 'math', 0);
    token.markup = fence;
    token.content = formula.tex;
  } else if (!silent) {
    state.pending += fence;
  }
  state.pos = formula?.to ?? pos + fence.length;
  return true;
}

/** A formula in a line of text, from its first dollar up to what follows its last. */
export interface FoundFormula {
  readonly from: number;
  readonly to: number;
  readonly tex: string;
}

/** The formulas of a line that has no other markup, such as a title. */
export function findFormulas(line: string): FoundFormula[] {
  const found: FoundFormula[] = [];
  let place = line.indexOf('$');
  while (place !== -1) {
    const formula = isEscaped(line, place) ? null : formulaAt(line, place, line.length);
    if (formula !== null) found.push(formula);
    place = line.indexOf('$', formula?.to ?? place + fenceAt(line, place).length);
  }
  return found;
}

function fenceAt(src: string, pos: number): '$' | '$$' {
  return src.startsWith('$$', pos) ? '$$' : '$';
}

function formulaAt(src: string, from: number, last: number): FoundFormula | null {
  const fence = fenceAt(src, from);
  const start = from + fence.length;
  const end = closingFence(src, start, fence);
  if (end === -1 || end > last || (fence === '$' && !mayEnclose(src, start, end))) return null;
  return { from, to: end + fence.length, tex: src.slice(start, end) };
}

/** GitHub's other form, ``$`x`$``, which may stand beside letters and hold dollars. */
function backtickMath(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('$`', pos)) return false;
  const end = src.indexOf('`$', pos + 2);
  if (end <= pos + 2 || end + 2 > posMax) return false;
  if (!silent) {
    const token = state.push('math_inline', 'math', 0);
    token.markup = '$';
    token.content = src.slice(pos + 2, end);
  }
  state.pos = end + 2;
  return true;
}

/** Where the next fence stands that no backslash escapes, or -1. */
function closingFence(src: string, start: number, fence: string): number {
  let end = src.indexOf(fence, start);
  while (end !== -1 && isEscaped(src, end)) end = src.indexOf(fence, end + 1);
  return end === start ? -1 : end;
}

function isEscaped(src: string, index: number): boolean {
  let backslashes = 0;
  while (src[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Whether the dollars right before `start` and at `end` may enclose a formula. */
function mayEnclose(src: string, start: number, end: number): boolean {
  const formula = src.slice(start, end);
  if (/^\s|\s$/.test(formula)) return false;
  if (src[start - 2] === '$' || isAfterWord(src, start - 1)) return false;
  const after = src.slice(end + 1, end + 8);
  if (/^[\d$]/.test(after) || isShell(formula, after)) return false;
  return !isBeforeWord(src, end + 1) || ORDINAL.test(after);
}

/** `$n$th` is said of a formula, and of nothing else that has dollars. */
const ORDINAL = /^(?:st|nd|rd|th)(?![\p{L}\p{N}\p{M}_])/u;

/** `${A}/${B}`, `$A/$(b)`, `$(a)$(b)` and `$.get/$.post` are two names of programs rather than a formula and more. */
function isShell(formula: string, after: string): boolean {
  if (after.startsWith('{') || (formula.startsWith('(') && after.startsWith('('))) return true;
  if (/^[(["']/.test(after) && /[-/:,=.@"'(]$/.test(formula)) return true;
  return /^\.[a-z]/i.test(formula) && /^\.[a-z]/i.test(after);
}

/** A paragraph of its own that starts with `$$` and ends with the next `$$`. */
function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean) {
  const firstLine = lineOf(state, startLine);
  if (!firstLine.startsWith('$$') || isIndentedCode(state, startLine)) return false;
  const lastLine = closingLine(state, startLine, endLine);
  if (lastLine === -1) return false;
  if (silent) return true;
  const source = state.getLines(startLine, lastLine + 1, state.blkIndent, false).trim();
  // A paragraph's tokens, so that one in a tight list is hidden as any other.
  const paragraph = state.push('paragraph_open', 'p', 1);
  paragraph.map = [startLine, lastLine + 1];
  const token = state.push('math_block', 'math', 0);
  // It has a rule that draws it all the same, and no line begins before it.
  token.hidden = true;
  token.markup = '$$';
  token.content = source.slice(2, -2);
  token.map = [startLine, lastLine + 1];
  state.push('paragraph_close', 'p', -1);
  state.line = lastLine + 1;
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

function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}
