import { clipped } from '../../lib/clipped.ts';
import { number } from '../../lib/figures.ts';
import {
  compareElements,
  ELEMENT_KINDS,
  type ElementKind,
  elementsIn,
  type LostElements,
} from './elements.ts';

/** Elements that one text lost. */
export interface LostElementsOfText extends LostElements {
  /** Names the text in its source: `Posts.xml 17`. */
  readonly text: string;
}

/** Longer lists are cut; the counts stay right. */
const MAX_LISTED = 1_000;

/** Counts what survives of the source's elements, text by text. */
export class Fidelity {
  texts = 0;
  /** Texts of the source that are not stored, and so all of theirs is lost. */
  missing = 0;
  readonly #total = new Map<ElementKind, number>();
  readonly #lost = new Map<ElementKind, number>();
  readonly losses: LostElementsOfText[] = [];
  readonly missingTexts: string[] = [];

  /** `source` is the HTML of the source, `stored` that which readers get. */
  add(text: string, source: string, stored: string): void {
    const { total, losses } = compareElements(elementsIn(source), elementsIn(stored));
    this.texts += 1;
    for (const [kind, count] of total) addTo(this.#total, kind, count);
    for (const loss of losses) {
      addTo(this.#lost, loss.kind, loss.count);
      if (this.losses.length < MAX_LISTED) this.losses.push({ text, ...loss });
    }
  }

  addMissing(text: string): void {
    this.missing += 1;
    if (this.missing <= MAX_LISTED) this.missingTexts.push(text);
  }

  total(kind: ElementKind): number {
    return this.#total.get(kind) ?? 0;
  }

  lost(kind: ElementKind): number {
    return this.#lost.get(kind) ?? 0;
  }

  /** From 0 to 1; 1 where there was nothing to lose. */
  share(kind: ElementKind): number {
    const total = this.total(kind);
    return total === 0 ? 1 : (total - this.lost(kind)) / total;
  }
}

/** A table of what survived, and a list of what did not. */
export function fidelityReport(fidelity: Fidelity): string {
  const rows = ELEMENT_KINDS.map((kind) => {
    const total = fidelity.total(kind);
    const stored = total - fidelity.lost(kind);
    return [kind, number(total), number(stored), `${(100 * fidelity.share(kind)).toFixed(2)} %`];
  });
  const lines = [['fidelity', 'in the source', 'stored', 'survive'], ...rows].map(
    ([kind = '', ...figures]) =>
      kind.padEnd(12) + figures.map((figure) => figure.padStart(15)).join(''),
  );
  const lost = fidelity.losses.map(
    ({ text, kind, which, count }) =>
      `  ${text}: ${count} of its ${kind}${which === '' ? '' : `: ${clipped(which, 100)}`}`,
  );
  return [
    ...lines,
    `${number(fidelity.texts)} texts compared.`,
    ...(lost.length === 0 ? ['Nothing was lost.'] : ['Lost:', ...lost]),
    ...(fidelity.missing === 0
      ? []
      : [`${number(fidelity.missing)} texts are not stored: ${fidelity.missingTexts.join(', ')}`]),
    '',
  ].join('\n');
}

function addTo<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
