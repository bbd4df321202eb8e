import type { PostKind } from '../__generated__/savePostCreateMutation.graphql.ts';
import type { WikiPageChoice } from '../writing/find-wiki-pages.ts';
import type { Conflict } from './conflict.tsx';

/** What is in the form of a post. */
export interface PostValues {
  /** Null until the server has the post. */
  readonly postId: string | null;
  readonly kind: PostKind;
  readonly title: string;
  readonly linkUrl: string;
  readonly markdown: string;
  readonly topics: readonly WikiPageChoice[];
  /** The topics that the server has. */
  readonly savedTopicIds: readonly string[];
  readonly summary: string;
  readonly isMinor: boolean;
  /** The number of the version that the text was made from; 0 for a post that the server does not have. */
  readonly basedOn: number;
  /** The number of the draft that the server has saved beside the post; null if it has none. */
  readonly draftVersion: number | null;
  /** Whether that draft has the whole text. */
  readonly isBackedUp: boolean;
  readonly conflict: Conflict | null;
}

export const NEW_POST: PostValues = {
  postId: null,
  kind: 'ARTICLE',
  title: '',
  linkUrl: '',
  markdown: '',
  topics: [],
  savedTopicIds: [],
  summary: '',
  isMinor: false,
  basedOn: 0,
  draftVersion: null,
  isBackedUp: false,
  conflict: null,
};
