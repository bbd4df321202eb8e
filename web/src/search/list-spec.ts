import type { ListSpec } from '../lists/list-spec.ts';
import { KINDS } from '../posts/list-spec.ts';

/** How the results of a search can be shown. */
export const SEARCH_LIST: ListSpec = {
  prefix: 'results',
  orders: { RELEVANCE: 'Best match', NEWEST: 'Newest' },
  filters: [
    { name: 'authors', label: 'By (username)', kind: 'text', isList: true },
    { name: 'topics', label: 'Topic (address of its wiki page)', kind: 'text', isList: true },
    { name: 'postKinds', label: 'Only posts', kind: 'choice', options: KINDS, isList: true },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};
