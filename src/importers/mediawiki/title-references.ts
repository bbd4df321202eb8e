import { SortedSpool } from '../spool/sorted-spool.ts';

/** A talk page that waits for its subject to be written. */
export interface TalkText {
  readonly title: string;
  readonly text: string;
  /** Of its newest version. */
  readonly author: { readonly user: string | null; readonly name: string };
  readonly time: string;
  readonly place: { readonly file: string; readonly line: number; readonly id: string };
}

/** What has a title. */
type Definition =
  | { readonly is: 'page'; readonly id: string }
  | { readonly is: 'redirect'; readonly to: string };

/** What names a title, and is written when the page of that title is found. */
export type Reference =
  | {
      readonly is: 'alias';
      readonly title: string;
      readonly time: string;
      readonly place: TalkText['place'];
    }
  | { readonly is: 'link'; readonly from: string; readonly time: string }
  | { readonly is: 'member'; readonly from: string; readonly time: string }
  | { readonly is: 'talk'; readonly talk: TalkText };

/** A reference and the page that its title leads to; null if there is none in the dump. */
export interface Resolved {
  readonly named: string;
  readonly page: string | null;
  /** The page's own id, if the title is its own and not that of a redirect. */
  readonly pageId: string | null;
  readonly reference: Reference;
}

/**
 * Finds the page of each title that links, redirects and talk pages name, in constant memory: a title may be
 * defined after it is named. A redirect is followed once, as in MediaWiki.
 */
export class TitleReferenceResolver {
  readonly #spool = new SortedSpool();
  #references = 0;

  /** How many references there are. */
  get references(): number {
    return this.#references;
  }

  async define(title: string, definition: Definition): Promise<void> {
    await this.#spool.add(`${title}\u0000`, definition);
  }

  async refer(title: string, reference: Reference): Promise<void> {
    this.#references += 1;
    await this.#spool.add(`${title}\u0001`, reference);
  }

  /** All references with their pages, ordered by title. */
  async *resolve(): AsyncGenerator<Resolved> {
    let title = '';
    let page: string | null = null;
    let pageId: string | null = null;
    for await (const { key, line } of this.#spool.read()) {
      const named = key.slice(0, -1);
      if (named !== title) [title, page, pageId] = [named, null, null];
      if (key.endsWith('\u0001')) {
        yield { named, page, pageId, reference: JSON.parse(line) as Reference };
        continue;
      }
      const definition = JSON.parse(line) as Definition;
      // A page that also was a redirect, in another file, is a page.
      if (definition.is === 'page') [page, pageId] = [named, pageId ?? definition.id];
      else page ??= definition.to;
    }
  }

  close(): Promise<void> {
    return this.#spool.close();
  }
}
