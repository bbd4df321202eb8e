import type { ListSpec } from '../lists/list-spec.ts';

export const SEQUENCE_LIST: ListSpec = {
  prefix: 'sequences',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest', TITLE: 'By title' },
  filters: [],
};

export const WIKI_LIST: ListSpec = {
  prefix: 'wiki',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest' },
  filters: [
    { name: 'hideMinor', label: 'Without minor edits', kind: 'flag' },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};

export const COMMENT_LIST: ListSpec = {
  prefix: 'comments',
  orders: { NEWEST: 'Newest', OLDEST: 'Oldest', TOP: 'Highest score' },
  filters: [
    { name: 'repliesTo', label: 'In reply to (username)', kind: 'text', isList: true },
    { name: 'onPostsBy', label: 'On posts by (username)', kind: 'text', isList: true },
    { name: 'minScore', label: 'Score at least', kind: 'number' },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
    { name: 'isAnswer', label: 'Only answers', kind: 'flag' },
    { name: 'isPinned', label: 'Only pinned', kind: 'flag' },
    { name: 'topLevelOnly', label: 'Only top-level', kind: 'flag' },
  ],
};
