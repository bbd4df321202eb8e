import { rule } from '../../../access/rule.ts';

/** What people may do to their own profile. */
export const PROFILE_ACTIONS = {
  'profile.edit': rule({
    description: 'Change your own profile.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof PROFILE_ACTIONS, unknown> {}
}
