import type { ListSpec } from '../lists/list-spec.ts';
import { POST_LIST } from '../posts/list-spec.ts';

/** How the posts of a topic can be shown. */
export const TOPIC_POST_LIST: ListSpec = {
  ...POST_LIST,
  filters: [
    { name: 'includeChildTopics', label: 'With posts of subtopics', kind: 'flag' },
    ...POST_LIST.filters,
  ],
};

/** How the versions of a page can be shown. */
export const HISTORY_LIST: ListSpec = {
  prefix: 'history',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest' },
  filters: [{ name: 'hideMinor', label: 'Without minor edits', kind: 'flag' }],
};

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

/** How the people who wrote a page can be shown. */
export const CONTRIBUTOR_LIST: ListSpec = {
  prefix: 'contributors',
  orders: { SHARE: 'Largest part', CONTRIBUTIONS: 'Most edits' },
  filters: [],
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
