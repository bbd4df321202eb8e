import { denyNonModerators } from '../../../access/denials.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import type { UserFacts } from '../../people/user/facts.ts';

/** The permissions to write about users. */
export const USER_NOTE_ACTIONS = {
  'user.note': rule({
    description: 'Write a note on a user that only moderators can read.',
    on: ['User'],
    deny: (viewer, user) => denyNonModerators(viewer) ?? denySelf(viewer, user),
  }),
  'user.warn': rule({
    description: 'Send a user a warning that moderators can read, too.',
    on: ['User'],
    deny: (viewer, user) => denyNonModerators(viewer) ?? denySelf(viewer, user) ?? denyAdmin(user),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof USER_NOTE_ACTIONS, unknown> {}
}

function denySelf(viewer: MemberViewer, { id }: UserFacts): Denial {
  return id === viewer.id ? 'You cannot do this to yourself.' : null;
}

function denyAdmin({ role }: UserFacts): Denial {
  return role === 'ADMIN' ? 'Admins cannot be warned.' : null;
}
