import type { ListSpec } from '../lists/list-spec.ts';

/** How the people of the site can be shown. */
export const PEOPLE_LIST: ListSpec = {
  prefix: 'people',
  orders: { KARMA: 'Highest karma', USERNAME: 'By name', NEWEST: 'Newest', OLDEST: 'Oldest' },
  filters: [
    { name: 'nameStartsWith', label: 'Name begins with', kind: 'text' },
    {
      name: 'roles',
      label: 'Role',
      kind: 'choice',
      options: { MODERATOR: 'Moderators', ADMIN: 'Administrators' },
      isList: true,
    },
    { name: 'minKarma', label: 'Karma at least', kind: 'number' },
  ],
};
