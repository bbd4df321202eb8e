import type { FilterField, ListSpec } from '../lists/list-spec.ts';

/** The kinds of posts with their names. */
export const KINDS = {
  ARTICLE: 'Articles',
  QUESTION: 'Questions',
  LINK: 'Links',
  SHORTFORM: 'Short forms',
};

const KIND_FILTER: FilterField = {
  name: 'kinds',
  label: 'Kind',
  kind: 'choice',
  options: KINDS,
  isList: true,
};

/** How posts can be shown. */
export const POST_LIST: ListSpec = {
  prefix: 'posts',
  orders: {
    NEWEST: 'Newest',
    OLDEST: 'Oldest',
    TOP: 'Highest score',
    ACTIVE: 'Latest activity',
    HOT: 'Hot',
  },
  filters: [
    KIND_FILTER,
    { name: 'topics', label: 'Topic (address of its wiki page)', kind: 'text', isList: true },
    { name: 'minScore', label: 'Score at least', kind: 'number' },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};
