import type { ListSpec } from '../lists/list-spec.ts';

/** How the versions of a text can be shown. */
export const HISTORY_LIST: ListSpec = {
  prefix: 'history',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest' },
  filters: [{ name: 'hideMinor', label: 'Without minor edits', kind: 'flag' }],
};
