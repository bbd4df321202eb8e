import type { Conflict } from './conflict.tsx';
import type { Surroundings } from './sections.ts';

/** What is in the form of a wiki page. */
export interface WikiValues {
  readonly title: string;
  readonly markdown: string;
  /** Of the section that `markdown` is; null if it is the whole text. */
  readonly surroundings: Surroundings | null;
  readonly summary: string;
  readonly isMinor: boolean;
  /** The number of the version that the text was made from; 0 for a page that nobody has written. */
  readonly basedOn: number;
  readonly conflict: Conflict | null;
}

export const NEW_WIKI_PAGE: WikiValues = {
  title: '',
  markdown: '',
  surroundings: null,
  summary: '',
  isMinor: false,
  basedOn: 0,
  conflict: null,
};
