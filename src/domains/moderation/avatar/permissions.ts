import { denyNonModerators } from '../../../access/denials.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { UserFacts } from '../../people/user/facts.ts';

/** Who may remove whose picture. */
export const AVATAR_ACTIONS = {
  'user.removeAvatar': rule({
    description: 'Remove the picture of a user.',
    on: ['User'],
    deny: (viewer, user) => denyNonModerators(viewer) ?? denyEqual(viewer, user),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof AVATAR_ACTIONS, unknown> {}
}

function denyEqual(viewer: MemberViewer, { id, role }: UserFacts): Denial {
  if (id === viewer.id) return 'You remove your own picture in your settings.';
  if (role === 'ADMIN') return 'Nobody removes the picture of an admin.';
  return role === 'MODERATOR' && viewer.role !== 'ADMIN'
    ? 'Only admins remove the pictures of moderators.'
    : null;
}
