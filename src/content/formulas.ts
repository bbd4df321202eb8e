import katex from 'katex';
import { MAX_FORMULA_LENGTH, MAX_TEX_EXPANSIONS, MAX_TEX_TOKENS } from './limits.ts';
import { escapeHtml } from './rich-content.ts';

/** The formulas of one document: renders each once, and only as many as the limits allow. */
export class Formulas {
  readonly #rendered = new Map<string, string>();
  #lengthLeft: number;
  #tokensLeft = MAX_TEX_TOKENS;

  /** `maxLength` bounds the MathML of all formulas together. */
  constructor(maxLength: number) {
    this.#lengthLeft = maxLength;
  }

  /**
   * MathML (with the TeX in its `annotation`) of a formula's TeX, without its dollars. What KaTeX
   * cannot parse, and what is past the limits, is shown as its source.
   */
  render(tex: string, isDisplay: boolean): string {
    const source = isDisplay ? `$$${tex}$$` : `$${tex}$`;
    const html = this.#rendered.get(source) ?? this.#mathMl(tex, isDisplay) ?? sourceHtml(source);
    this.#rendered.set(source, html);
    return html;
  }

  #mathMl(tex: string, isDisplay: boolean): string | null {
    this.#tokensLeft -= tokensAtMost(tex);
    if (tex.length > MAX_FORMULA_LENGTH || this.#tokensLeft < 0) return null;
    const html = mathMl(tex, isDisplay);
    if (html === null || html.length > this.#lengthLeft) return null;
    this.#lengthLeft -= html.length;
    return html;
  }
}

/** A bound on the work: each expansion of a macro of the author's may bring the formula once more. */
function tokensAtMost(tex: string): number {
  const definesMacro = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand)/.test(tex);
  return (tex.length + 20) * (definesMacro ? MAX_TEX_EXPANSIONS : 1);
}

function sourceHtml(source: string): string {
  return `<code>${escapeHtml(source)}</code>`;
}

function mathMl(tex: string, displayMode: boolean): string | null {
  try {
    return katex.renderToString(tex, {
      displayMode,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      maxExpand: MAX_TEX_EXPANSIONS,
      // In em: no formula may cover the page.
      maxSize: 20,
    });
  } catch {
    // A ParseError, or for a formula nested too deep a RangeError: either way, not a formula.
    return null;
  }
}
