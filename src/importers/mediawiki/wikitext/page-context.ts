import type { DumpPages } from '../dump-pages.ts';
import type { TemplateStore } from '../template-store.ts';
import type { Title } from '../wiki.ts';
import type { Footnotes } from './footnotes.ts';
import type { Markers } from './markers.ts';
import type { LinkTargets } from './page-address.ts';

/** What a converter knows of the dump. */
export interface Dump extends LinkTargets {
  readonly templates: TemplateStore;
  readonly pages: DumpPages;
  /** Notes what is shown as its source because nothing here can expand it. */
  readonly leave: (what: string) => void;
}

/** A text that is being converted: what it is, and what was found in it. */
export interface PageContext extends Dump {
  readonly title: Title;
  /** When this version was written: what `{{CURRENTYEAR}}` and the like say. */
  readonly time: Date;
  readonly markers: Markers;
  readonly footnotes: Footnotes;
  /** Full titles. */
  readonly links: Set<string>;
  readonly categories: Set<string>;
  /** HTML of the links to this page in other languages. */
  readonly languages: Map<string, string>;
}
