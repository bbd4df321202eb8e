import type { ListSpec } from '../lists/list-spec.ts';

/** How the threads under a post or a wiki page can be shown. */
export const THREAD_LIST: ListSpec = {
  prefix: 'comments',
  orders: { OLDEST: 'Oldest', NEWEST: 'Newest', TOP: 'Highest score' },
  filters: [
    { name: 'author', label: 'By (username)', kind: 'text' },
    { name: 'minScore', label: 'Score at least', kind: 'number' },
    { name: 'answersOnly', label: 'Only answers', kind: 'flag' },
  ],
  always: { topLevelOnly: true },
};
