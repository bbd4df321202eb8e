import { rule } from '../../../access/rule.ts';

/** What people may do to their own account. */
export const ACCOUNT_ACTIONS = {
  'account.rename': rule({
    description: 'Change your own username.',
    on: ['None'],
    deny: () => null,
  }),
  'account.close': rule({
    description: 'Close your own account.',
    on: ['None'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof ACCOUNT_ACTIONS, unknown> {}
}
