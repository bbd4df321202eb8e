import { writeTex } from '../../content/tex-source.ts';
import type { Maths } from './dialect.ts';
import { findFormulas } from './formulas.ts';

/** Fenced, indented and inline code. */
const CODE =
  /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2|(?![\s\S]))|(`+)[^`]+?\3(?!`)|^(?: {4}|\t).*$)/gm;

export function withoutCode(markdown: string): string {
  return markdown.replace(CODE, '');
}

/** Rewrites what stands neither in code nor in a formula; formulas are written as ours are. */
export function rewritePlain(
  markdown: string,
  maths: Maths,
  rewrite: (text: string) => string,
): string {
  let rest = 0;
  let written = '';
  const passage = (text: string) => rewriteAroundFormulas(text, maths, rewrite);
  for (const code of markdown.matchAll(CODE)) {
    written += passage(markdown.slice(rest, code.index)) + code[0];
    rest = code.index + code[0].length;
  }
  return written + passage(markdown.slice(rest));
}

function rewriteAroundFormulas(
  text: string,
  maths: Maths,
  rewrite: (text: string) => string,
): string {
  let rest = 0;
  let written = '';
  for (const { start, end, ...formula } of findFormulas(text, maths)) {
    written += rewrite(text.slice(rest, start));
    written += writeTex(formula, { before: written.slice(-2), after: text.slice(end, end + 2) });
    rest = end;
  }
  return written + rewrite(text.slice(rest));
}
