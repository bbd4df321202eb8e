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

/** How the people who wrote a page can be shown. */
export const CONTRIBUTOR_LIST: ListSpec = {
  prefix: 'contributors',
  orders: { SHARE: 'Largest part', CONTRIBUTIONS: 'Most edits' },
  filters: [],
};
