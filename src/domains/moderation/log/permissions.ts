import type { CommentFacts, PostFacts, UserFacts } from '../../../access/facts.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import { isModerator, type MemberViewer } from '../../../access/viewer.ts';

/** What only moderators may do, to what others wrote and to others. */
export const MODERATION_ACTIONS = {
  'post.hide': rule({
    description: 'Take a post away from everybody but its authors and moderators.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer) ?? denyHidden(post),
  }),
  'post.unhide': rule({
    description: 'Show a hidden post again.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer) ?? denyHeld(post) ?? denyShown(post),
  }),
  'text.review': rule({
    description: 'Approve or reject a text that is held for review.',
    on: ['Post', 'Comment', 'Sequence', 'HeldWikiEdit'],
    deny: (viewer, { isHeld }) =>
      denyOthers(viewer) ?? (isHeld ? null : 'This text does not wait for review.'),
  }),
  'post.lock': rule({
    description: 'Close a post to comments.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyOthers(viewer) ?? (isLocked ? 'This post is locked already.' : null),
  }),
  'post.unlock': rule({
    description: 'Open a locked post to comments again.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyOthers(viewer) ?? (isLocked ? null : 'This post is not locked.'),
  }),
  'comment.hide': rule({
    description: 'Take a comment away from everybody but its author and moderators.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer) ?? denyDeleted(comment) ?? denyHidden(comment),
  }),
  'comment.unhide': rule({
    description: 'Show a hidden comment again.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer) ?? denyDeleted(comment) ?? denyHeld(comment) ?? denyShown(comment),
  }),
  'user.ban': rule({
    description: 'Keep somebody from writing for a time, or change for how long.',
    on: ['User'],
    deny: (viewer, user) => denyOthers(viewer) ?? denyEqual(viewer, user),
  }),
  'user.unban': rule({
    description: 'Let somebody write again before their ban is over.',
    on: ['User'],
    deny: (viewer, user) =>
      denyOthers(viewer) ??
      denyEqual(viewer, user) ??
      (user.isBanned ? null : 'They are not banned.'),
  }),
} as const;

function denyOthers(viewer: MemberViewer): Denial {
  return isModerator(viewer) ? null : 'Only moderators may do this.';
}

function denyHidden({ isHidden }: PostFacts | CommentFacts): Denial {
  return isHidden ? 'It is hidden already.' : null;
}

function denyShown({ isHidden }: PostFacts | CommentFacts): Denial {
  return isHidden ? null : 'It is not hidden.';
}

function denyHeld({ isHeld }: PostFacts | CommentFacts): Denial {
  return isHeld ? 'This text waits for review: approve or reject it.' : null;
}

function denyDeleted({ isDeleted }: CommentFacts): Denial {
  return isDeleted ? 'This comment is deleted.' : null;
}

/** Moderators look after members; who looks after moderators is an admin. */
function denyEqual(viewer: MemberViewer, { id, role }: UserFacts): Denial {
  if (id === viewer.id) return 'Nobody does this to themselves.';
  if (role === 'ADMIN') return 'Nobody bans an admin.';
  return role === 'MODERATOR' && viewer.role !== 'ADMIN' ? 'Only admins ban moderators.' : null;
}
