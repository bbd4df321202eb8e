import { denyNonModerators } from '../../../access/denials.ts';
import { rule } from '../../../access/rule.ts';

/** Who may give an account to a person. */
export const SIGN_IN_LINK_ACTIONS = {
  'signInLink.create': rule({
    description:
      'Make a link with which a person takes over an imported account. Admins may do so for every member.',
    on: ['User'],
    deny(viewer, { id, role }) {
      if (id === viewer.id) return 'Nobody does this to themselves.';
      if (viewer.credential.kind === 'token')
        return 'A token cannot make links. Sign in on the site.';
      const denial = denyNonModerators(viewer);
      if (denial !== null || role === 'MEMBER' || role === 'TRUSTED') return denial;
      return 'Only the operator of the site does this for moderators and admins.';
    },
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof SIGN_IN_LINK_ACTIONS, unknown> {}
}
