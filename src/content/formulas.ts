import katex, { type KatexOptions } from 'katex';
import { MAX_FORMULA_LENGTH, MAX_TEX_EXPANSIONS, MAX_TEX_TOKENS } from './limits.ts';
import { MacroCost } from './macro-cost.ts';
import { fromMathJax } from './mathjax-tex.ts';
import { escapeHtml } from './rich-content.ts';

/** The formulas of one document: renders each once, and only as many as the limits allow. */
export class Formulas {
  readonly #rendered = new Map<string, string>();
  #lengthLeft: number;
  #tokensLeft = MAX_TEX_TOKENS;
  /** What formulas defined for those after them; null if each stands for itself. */
  readonly #shared: SharedMacros | null;

  /**
   * `maxLength` bounds the MathML of all formulas together. Macros of one formula hold for those after it
   * only where texts come from a site that does so (`sharesMacros`).
   */
  constructor(maxLength: number, { sharesMacros = false } = {}) {
    this.#lengthLeft = maxLength;
    this.#shared = sharesMacros ? { macros: {}, cost: new MacroCost() } : null;
  }

  /**
   * MathML (with the TeX in its `annotation`) of a formula's TeX, without its dollars. What KaTeX
   * cannot parse, and what is past the limits, is shown as its source.
   */
  render(tex: string, isDisplay: boolean): string {
    const source = isDisplay ? `$$${tex}$$` : `$${tex}$`;
    const isFixed = !this.#shared?.cost.hasMacros;
    const known = isFixed ? this.#rendered.get(source) : undefined;
    const html = known ?? this.#mathMl(tex, isDisplay) ?? sourceHtml(source);
    if (isFixed) this.#rendered.set(source, html);
    return html;
  }

  #mathMl(tex: string, isDisplay: boolean): string | null {
    if (tex.length > MAX_FORMULA_LENGTH) return null;
    this.#tokensLeft -= (this.#shared?.cost ?? new MacroCost()).add(tex);
    if (this.#tokensLeft < 0) return null;
    const html = mathMl(tex, isDisplay, this.#shared?.macros);
    if (html === null || html.length > this.#lengthLeft) return null;
    this.#lengthLeft -= html.length;
    return html;
  }
}

type Macros = NonNullable<KatexOptions['macros']>;

interface SharedMacros {
  readonly macros: Macros;
  readonly cost: MacroCost;
}

/** Lets a formula tell the TeX that its author wrote. */
function withTexSource(mathMl: string, tex: string): string {
  return mathMl.replace(
    /(<annotation [^>]*>)[^<]*(?=<\/annotation>)/,
    (_, start: string) => start + escapeHtml(tex),
  );
}

function sourceHtml(source: string): string {
  return `<code>${escapeHtml(source)}</code>`;
}

function mathMl(tex: string, displayMode: boolean, macros?: Macros): string | null {
  const known = fromMathJax(tex);
  try {
    const html = katex.renderToString(known, {
      displayMode,
      ...(macros && { macros, globalGroup: true }),
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      maxExpand: MAX_TEX_EXPANSIONS,
      // In em: no formula may cover the page.
      maxSize: 20,
    });
    return known === tex ? html : withTexSource(html, tex);
  } catch {
    // A ParseError, or for a formula nested too deep a RangeError: either way, not a formula.
    return null;
  }
}
