import type { ListSpec } from '../lists/list-spec.ts';

/** How the versions of a page can be shown. */
export const HISTORY_LIST: ListSpec = {
  prefix: 'history',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest' },
  filters: [{ name: 'hideMinor', label: 'Without minor edits', kind: 'flag' }],
};

/** How the people who wrote a page can be shown. */
export const CONTRIBUTOR_LIST: ListSpec = {
  prefix: 'contributors',
  orders: { SHARE: 'Largest part', CONTRIBUTIONS: 'Most edits' },
  filters: [],
};
