import type { Maths } from './dialect.ts';
import { findFormulas } from './formulas.ts';

/** What an operator says of a site's formulas: found out, there are some, there are none. */
export type MathsSetting = 'auto' | 'on' | 'off';

/** With fewer of its texts the site has no MathJax, and what looks like a formula must be one. */
const MIN_SHARE = 0.02;

/** Finds out from a site's bodies where its formulas are. */
export class MathsDetector {
  #hasMarks = false;
  #texts = 0;
  #textsWithFormulas = 0;

  see(body: string): void {
    this.#texts += 1;
    if (this.#hasMarks) return;
    this.#hasMarks = body.includes('class="math-container"');
    if (!body.includes('$') && !body.includes('\\begin{')) return;
    const text = body.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, ' ');
    if (findFormulas(text, 'strict').length > 0) this.#textsWithFormulas += 1;
  }

  found(): Maths {
    if (this.#hasMarks) return 'marked';
    return this.#textsWithFormulas > this.#texts * MIN_SHARE ? 'lenient' : 'strict';
  }
}

export function mathsOf(found: Maths, setting: MathsSetting): Maths {
  if (setting === 'off') return 'none';
  return setting === 'on' && found !== 'marked' ? 'lenient' : found;
}
