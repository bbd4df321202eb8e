import { rule } from '../../../access/rule.ts';

/** What people may do to their own account. */
export const ACCOUNT_ACTIONS = {
  'account.rename': rule({
    description: 'Change your own username.',
    on: ['None'],
    deny: () => null,
  }),
  'account.close': rule({
    description: 'Close your own account. A token cannot close it.',
    on: ['None'],
    // What a stolen token does must end when it is revoked.
    deny: ({ credential }) =>
      credential.kind === 'token' ? 'A token cannot close the account. Sign in on the site.' : null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof ACCOUNT_ACTIONS, unknown> {}
}
