import { SortedSpool } from '../spool/sorted-spool.ts';
import type { SourceHtml } from './measure-fidelity.ts';

/** Texts of a source that is read once, noted while it is read. Of several versions of one text the last one counts. */
export class NotedTexts {
  readonly #spool = new SortedSpool();

  readonly note = (text: SourceHtml): Promise<void> => {
    const order = String(this.#spool.count).padStart(12, '0');
    return this.#spool.add(keyOf(text) + order, text);
  };

  async *read(): AsyncGenerator<SourceHtml> {
    let newest: SourceHtml | null = null;
    for await (const { line } of this.#spool.read()) {
      const text = JSON.parse(line) as SourceHtml;
      if (newest !== null && keyOf(newest) !== keyOf(text)) yield newest;
      newest = text;
    }
    if (newest !== null) yield newest;
  }

  close(): Promise<void> {
    return this.#spool.close();
  }
}

function keyOf({ kind, externalId }: SourceHtml): string {
  return JSON.stringify([kind, externalId]);
}
