import { denyNonModerators } from '../../../access/denials.ts';
import { alreadyDone, type Denial, rule } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { UserFacts } from '../../people/user/facts.ts';

/** Who may ban whom. */
export const BAN_ACTIONS = {
  'user.ban': rule({
    description: 'Ban a user from writing for a limited time, or change that time.',
    on: ['User'],
    deny: (viewer, user) => denyNonModerators(viewer) ?? denyEqual(viewer, user),
  }),
  'user.unban': rule({
    description: 'End a ban early.',
    on: ['User'],
    deny: (viewer, user) =>
      denyNonModerators(viewer) ??
      denyEqual(viewer, user) ??
      (user.isBanned ? null : alreadyDone('They are not banned.')),
  }),
  'user.setRole': rule({
    description: 'Change the role of a user.',
    on: ['User'],
    deny: denySettingRole,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof BAN_ACTIONS, unknown> {}
}

/** Admins come and go by the operator alone, so that no admin can remove the others. */
function denySettingRole(viewer: MemberViewer, { id, role }: UserFacts): Denial {
  if (viewer.role !== 'ADMIN') return 'Only admins may do this.';
  if (id === viewer.id) return 'Nobody does this to themselves.';
  return role === 'ADMIN' ? 'Only the operator of the site changes the role of an admin.' : null;
}

/** Moderators look after members; who looks after moderators is an admin. */
function denyEqual(viewer: MemberViewer, { id, role }: UserFacts): Denial {
  if (id === viewer.id) return 'Nobody does this to themselves.';
  if (role === 'ADMIN') return 'Nobody bans an admin.';
  return role === 'MODERATOR' && viewer.role !== 'ADMIN' ? 'Only admins ban moderators.' : null;
}
