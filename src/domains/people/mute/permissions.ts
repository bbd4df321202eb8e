import { rule } from '../../../access/rule.ts';

/** The permission to mute users. */
export const MUTE_ACTIONS = {
  'mute.update': rule({
    description: 'Mute or unmute a user.',
    on: ['User'],
    deny: (viewer, { id }) => (id === viewer.id ? 'You cannot mute yourself.' : null),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof MUTE_ACTIONS, unknown> {}
}
