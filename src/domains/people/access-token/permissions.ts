import { rule } from '../../../access/rule.ts';

/** What people may do about their own tokens. */
export const ACCESS_TOKEN_ACTIONS = {
  'token.create': rule({
    description: 'Make a personal access token of your own. A token cannot make others.',
    on: ['None'],
    // A stolen token must not be able to make one that stays when it is revoked.
    deny: ({ credential }) =>
      credential.kind === 'token' ? 'A token cannot make tokens. Sign in on the site.' : null,
  }),
  'token.revoke': rule({
    description: 'Revoke your own personal access tokens.',
    on: ['None'],
    isForBanned: true,
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof ACCESS_TOKEN_ACTIONS, unknown> {}
}
