import type { ListSpec } from '../lists/list-spec.ts';
import { ACTIONS } from './actions.ts';

/** How the moderation log can be shown. */
export const LOG_LIST: ListSpec = {
  prefix: 'log',
  orders: {},
  filters: [
    { name: 'kinds', label: 'Action', kind: 'choice', options: ACTIONS, isList: true },
    { name: 'moderators', label: 'Moderator (username)', kind: 'text', isList: true },
    { name: 'users', label: 'Concerning (username)', kind: 'text', isList: true },
    { name: 'since', label: 'From', kind: 'date' },
    { name: 'until', label: 'Before', kind: 'date' },
  ],
};
