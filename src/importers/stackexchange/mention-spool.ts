import type { Progress } from '../progress.ts';
import type { LinkRecord, Subject } from '../records.ts';
import { SortedSpool } from '../spool/sorted-spool.ts';
import { linkFinder } from './links.ts';
import type { Site } from './site.ts';

interface Mention {
  readonly source: Subject;
  readonly target: readonly Subject[];
  readonly time: string;
}

/** Links found in texts, held back until all their possible targets are written. */
export class MentionSpool {
  readonly #spool = new SortedSpool();
  readonly #linksIn: (text: string) => Subject[][];

  constructor(site: Site) {
    this.#linksIn = linkFinder(site);
  }

  /** Finds and keeps the links in a text. */
  async find(source: Subject, text: string, time: Date): Promise<void> {
    for (const target of this.#linksIn(text)) {
      const mention: Mention = { source, target, time: time.toISOString() };
      await this.#spool.add(String(this.#spool.count).padStart(12, '0'), mention);
    }
  }

  get count(): number {
    return this.#spool.count;
  }

  async *records(progress: Progress): AsyncGenerator<LinkRecord> {
    for await (const { line } of this.#spool.read()) {
      const { source, target, time } = JSON.parse(line) as Mention;
      const ends = [source, ...target].map(({ kind, externalId }) => `${kind}:${externalId}`);
      yield {
        kind: 'link',
        externalId: `mention:${ends.join('>')}`,
        source,
        target,
        linkKind: 'MENTION',
        createdAt: new Date(time),
      };
      progress.advance(1);
    }
  }

  close(): Promise<void> {
    return this.#spool.close();
  }
}
