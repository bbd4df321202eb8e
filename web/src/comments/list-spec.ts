import type { ListSpec } from '../lists/list-spec.ts';

/** How the threads under a post or a wiki page can be shown; answers to a question are a list of their own. */
export const THREAD_LIST: ListSpec = {
  prefix: 'comments',
  orders: { OLDEST: 'Oldest', NEWEST: 'Newest', TOP: 'Highest score' },
  filters: [
    { name: 'authors', label: 'By (username)', kind: 'text', isList: true },
    { name: 'minScore', label: 'Score at least', kind: 'number' },
  ],
  always: { topLevelOnly: true, isAnswer: false },
};

/** How the answers to a question can be shown. The one that was accepted comes first in any order. */
export const ANSWER_LIST: ListSpec = {
  prefix: 'answers',
  orders: { TOP: 'Highest score', OLDEST: 'Oldest', NEWEST: 'Newest' },
  filters: [],
  always: { topLevelOnly: true, isAnswer: true },
};
