import { LRUCache } from 'lru-cache';
import { escapeHtml } from '../lib/escape-html.ts';
import { Formulas } from './formulas.ts';
import { findElement, parseTree } from './html-tree.ts';
import { definesMacros } from './macro-cost.ts';
import { findFormulas } from './math-rules.ts';
import { readableFormula } from './readable-formula.ts';
import { sanitize } from './sanitize.ts';

/** A piece of a title: words, or a formula with its MathML. */
interface TitlePart {
  /** As written, a formula with its dollars. */
  readonly source: string;
  readonly mathMl: string | null;
}

/** UTF-16 code units of MathML that one title may have: lists show a hundred. */
const MAX_TITLE_MATH = 8_000;

/** Commands of TeX that one title may have, of which some stand for much. */
const MAX_TITLE_COMMANDS = 20;

/** A cache of the titles with dollar signs that were read last. Other titles are not cached. */
const known = new LRUCache<string, readonly TitlePart[]>({ max: 500 });

/** A title as safe HTML, its formulas in MathML. Null where it has none, and is shown as it is written. */
export function titleHtml(title: string): string | null {
  const parts = partsOf(title);
  if (parts === null) return null;
  return parts.map(({ source, mathMl }) => mathMl ?? escapeHtml(source)).join('');
}

/** A title in plain characters, for where no HTML may stand: `x² + 1` rather than `$x^2 + 1$`. */
export function plainTitle(title: string): string {
  const parts = partsOf(title);
  if (parts === null) return title;
  return parts.map(({ source, mathMl }) => readable(mathMl) ?? source).join('');
}

/**
 * A title as HTML with passages in `mark`. A passage is where it begins and ends in the title; a
 * formula is marked as a whole.
 */
export function markedTitle(
  title: string,
  marks: readonly { readonly from: number; readonly to: number }[],
): string {
  let start = 0;
  let html = '';
  for (const { source, mathMl } of partsOf(title) ?? [{ source: title, mathMl: null }]) {
    const end = start + source.length;
    const within = marks.filter(({ from, to }) => from < end && to > start);
    if (mathMl !== null) html += within.length > 0 ? `<mark>${mathMl}</mark>` : mathMl;
    else html += markedWords(title, { start, end }, within);
    start = end;
  }
  return html;
}

function markedWords(
  title: string,
  { start, end }: { readonly start: number; readonly end: number },
  marks: readonly { readonly from: number; readonly to: number }[],
): string {
  let place = start;
  let html = '';
  for (const mark of marks) {
    const from = Math.max(mark.from, place);
    const to = Math.min(mark.to, end);
    html += `${escapeHtml(title.slice(place, from))}<mark>${escapeHtml(title.slice(from, to))}</mark>`;
    place = to;
  }
  return html + escapeHtml(title.slice(place, end));
}

/** Null where no part is a formula. */
function partsOf(title: string): readonly TitlePart[] | null {
  if (!title.includes('$')) return null;
  const parts = known.get(title) ?? divide(title);
  known.set(title, parts);
  return parts.some(({ mathMl }) => mathMl !== null) ? parts : null;
}

function divide(title: string): readonly TitlePart[] {
  const found = isCostly(title) ? [] : findFormulas(title);
  const formulas = new Formulas(MAX_TITLE_MATH);
  const parts: TitlePart[] = [];
  let place = 0;
  for (const { from, to, tex } of found) {
    parts.push({ source: title.slice(place, from), mathMl: null });
    parts.push({ source: title.slice(from, to), mathMl: mathMlOf(formulas, tex) });
    place = to;
  }
  parts.push({ source: title.slice(place), mathMl: null });
  return parts.filter(({ source }) => source !== '');
}

/** Titles are rendered when they are read: what may take long shows its source. */
function isCostly(title: string): boolean {
  return definesMacros(title) || (title.match(/\\[a-z]/gi)?.length ?? 0) > MAX_TITLE_COMMANDS;
}

function mathMlOf(formulas: Formulas, tex: string): string | null {
  const html = formulas.render(tex, false);
  return html.startsWith('<code>') ? null : sanitize(html);
}

function readable(mathMl: string | null): string | null {
  const math = mathMl === null ? null : findElement(parseTree(mathMl), 'math');
  return math && readableFormula(math);
}
