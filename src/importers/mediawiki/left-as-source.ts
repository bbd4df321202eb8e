/** Names that are counted. */
const MAX_NAMES = 10_000;
const SHOWN_NAMES = 20;

/** Counts what is shown as its source: templates that are not in the dump, and what nothing here can run. */
export class LeftAsSource {
  readonly #counts = new Map<string, number>();

  readonly add = (what: string): void => {
    const name = what.replace(/\s+/g, ' ').trim().slice(0, 60) || '(no name)';
    const known = this.#counts.get(name);
    if (known === undefined && this.#counts.size >= MAX_NAMES) return;
    this.#counts.set(name, (known ?? 0) + 1);
  };

  notes(): string[] {
    if (this.#counts.size === 0) return [];
    const most = [...this.#counts].sort(([, a], [, b]) => b - a);
    const shown = most.slice(0, SHOWN_NAMES).map(([name, count]) => `${name} (${count})`);
    const total = most.reduce((sum, [, count]) => sum + count, 0);
    return [
      'Shown as they are written, because they are not in the dump or nothing here can run them: ' +
        `${total} uses of ${most.length} templates, modules or extensions. The most frequent: ${shown.join(', ')}`,
    ];
  }
}
