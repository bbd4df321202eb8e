import type { ListSpec } from '../lists/list-spec.ts';
import { HISTORY_LIST } from '../versions/list-spec.ts';

/** How the edits of all pages can be shown. */
export const RECENT_EDITS_LIST: ListSpec = {
  ...HISTORY_LIST,
  prefix: 'edits',
  filters: [
    ...HISTORY_LIST.filters,
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};

/** How all pages of the wiki can be shown. */
export const ALL_WIKI_PAGES_LIST: ListSpec = {
  prefix: 'wiki',
  orders: { TITLE: 'By title', UPDATED: 'Latest change', NEWEST: 'Newest', POSTS: 'Most posts' },
  filters: [
    { name: 'titleStartsWith', label: 'Title begins with', kind: 'text' },
    { name: 'minPosts', label: 'Posts at least', kind: 'number' },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};
