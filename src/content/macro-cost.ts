import { MAX_TEX_EXPANSIONS } from './limits.ts';

/** A control word that a macro of the author's may hide behind. */
const CONTROL_WORD = /\\[a-zA-Z]+/g;
/** Where a definition begins. */
const DEFINITION =
  /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|DeclareMathOperator)(?![a-zA-Z])/g;
/** Macros of an author's own name few others; a control word is charged as so many expansions. */
const EXPANSIONS_A_WORD = 4;

/** Whether the TeX defines a name that what follows may use. */
export function definesMacros(tex: string): boolean {
  return tex.search(DEFINITION) !== -1;
}

/** What the macros of a document may make of a formula, so that their work can be bounded beforehand. */
export class MacroCost {
  readonly #names = new Set<string>();
  readonly #definitions: string[] = [];
  #isNested = false;

  get hasMacros(): boolean {
    return this.#definitions.length > 0;
  }

  /** Notes what the formula defines, if anything. Returns how many tokens it may become. */
  add(tex: string): number {
    const starts = [...tex.matchAll(DEFINITION)].map(({ index }) => index);
    for (const [index, start] of starts.entries())
      this.#define(tex.slice(start, starts[index + 1]));
    if (starts.length > 0) return (tex.length + 20) * MAX_TEX_EXPANSIONS;
    return (
      tex.length + 20 + (this.hasMacros ? this.#expansions(tex) * this.#growth(tex.length) : 0)
    );
  }

  #define(definition: string): void {
    const [, name = '', ...used] = definition.match(CONTROL_WORD) ?? [];
    this.#definitions.push(definition);
    this.#names.add(name);
    this.#isNested ||= used.some((word) => this.#names.has(word));
  }

  /** A macro in a macro can hide any number of others. */
  #expansions(tex: string): number {
    if (this.#isNested) return MAX_TEX_EXPANSIONS;
    const words = (tex.match(CONTROL_WORD) ?? []).filter((word) => this.#names.has(word)).length;
    return Math.min(MAX_TEX_EXPANSIONS, words * EXPANSIONS_A_WORD);
  }

  /** Tokens that one expansion may bring: the longest body, with the whole formula for each argument. */
  #growth(length: number): number {
    let growth = 0;
    for (const body of this.#definitions) {
      const args = body.match(/#\d/g)?.length ?? 0;
      growth = Math.max(growth, body.length + args * length);
    }
    return growth;
  }
}
