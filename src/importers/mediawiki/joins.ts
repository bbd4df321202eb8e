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

/** What is known of a title. */
type Definition = { readonly is: 'page' } | { readonly is: 'redirect'; readonly to: string };

/** What names a title, and is to be written once it is known what that is. */
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
  readonly reference: Reference;
}

/**
 * Brings together what names a title and what has it, in flat memory: both may be anywhere in a dump. A title
 * that redirects counts as that of its target, once: MediaWiki follows no second redirect either.
 */
export class TitleJoin {
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

  /** Everything that names a title, title by title. */
  async *resolve(): AsyncGenerator<Resolved> {
    let title = '';
    let page: string | null = null;
    for await (const { key, line } of this.#spool.read()) {
      const named = key.slice(0, -1);
      if (named !== title) [title, page] = [named, null];
      if (key.endsWith('\u0001')) {
        yield { named, page, reference: JSON.parse(line) as Reference };
        continue;
      }
      const definition = JSON.parse(line) as Definition;
      // A page that also was a redirect, in another file, is a page.
      if (definition.is === 'page') page = named;
      else page ??= definition.to;
    }
  }

  close(): Promise<void> {
    return this.#spool.close();
  }
}
