import { rule } from '../../../access/rule.ts';

/** What people may do about their own sessions. */
export const SESSION_ACTIONS = {
  'session.end': rule({
    description: 'End your own sessions.',
    on: ['None'],
    isForBanned: true,
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof SESSION_ACTIONS, unknown> {}
}
