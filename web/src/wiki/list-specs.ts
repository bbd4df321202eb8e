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

/** How the people who wrote a page can be shown. */
export const CONTRIBUTOR_LIST: ListSpec = {
  prefix: 'contributors',
  orders: { SHARE: 'Largest part', CONTRIBUTIONS: 'Most edits' },
  filters: [],
};
