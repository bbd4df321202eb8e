import type { ListSpec } from '../lists/list-spec.ts';
import { POST_LIST } from './list-spec.ts';

/** How all posts of the site can be shown. */
export const ALL_POSTS_LIST: ListSpec = {
  ...POST_LIST,
  filters: [
    ...POST_LIST.filters,
    {
      name: 'isAnswered',
      label: 'Answered questions',
      kind: 'yesOrNo',
      options: { yes: 'Only answered', no: 'Only unanswered' },
    },
    {
      name: 'isPinned',
      label: 'Pinned posts',
      kind: 'yesOrNo',
      options: { yes: 'Only pinned', no: 'Only others' },
    },
    {
      name: 'isCurated',
      label: 'Curated posts',
      kind: 'yesOrNo',
      options: { yes: 'Only curated', no: 'Only others' },
    },
    { name: 'authors', label: 'By (username)', kind: 'text', isList: true },
  ],
};
