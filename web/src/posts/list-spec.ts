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

/** How all posts of the site can be shown. */
export const ALL_POSTS_LIST: ListSpec = {
  ...POST_LIST,
  filters: [
    ...POST_LIST.filters,
    {
      name: 'isAnswered',
      label: 'Answered questions',
      kind: 'yesOrNo',
      options: { yes: 'Only answered', no: 'Only unanswered' },
    },
    {
      name: 'isCurated',
      label: 'Curated posts',
      kind: 'yesOrNo',
      options: { yes: 'Only curated', no: 'Only others' },
    },
    { name: 'authors', label: 'By (username)', kind: 'text', isList: true },
  ],
};
