import type { ListSpec } from '../lists/list-spec.ts';

/** How all sequences of the site can be shown. */
export const ALL_SEQUENCES_LIST: ListSpec = {
  prefix: 'sequences',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest', TITLE: 'By title' },
  filters: [{ name: 'authors', label: 'By (username)', kind: 'text', isList: true }],
};
