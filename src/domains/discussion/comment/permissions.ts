import {
  denyGonePage,
  denyHeld,
  denyHidden,
  denyNonModerators,
  denyShown,
} from '../../../access/denials.ts';
import { alreadyDone, type Denial, rule } from '../../../access/rule.ts';
import { isModerator, type MemberViewer } from '../../../access/viewer.ts';
import type { WikiPageFacts } from '../../wiki/page/facts.ts';
import type { PostState } from '../post/facts.ts';
import { denyNonPublic } from '../post/policy.ts';
import type { CommentFacts } from './facts.ts';

/** Who may do what to comments. */
export const COMMENT_ACTIONS = {
  'comment.create': rule({
    description: 'Write a comment on a post or wiki page, or reply to a comment.',
    on: ['Post', 'WikiPage', 'Comment'],
    deny: denyCommenting,
  }),
  'comment.edit': rule({
    description: 'Change the text of a comment.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer, comment) ?? denyDeleted(comment) ?? denyPlace(viewer, comment.place),
  }),
  'comment.retract': rule({
    description: 'Mark a comment as retracted, or remove that mark.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer, comment) ?? denyDeleted(comment),
  }),
  'comment.delete': rule({
    description: 'Delete a comment. If it has replies, a tombstone remains in its place.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer, comment) ??
      (comment.isDeleted ? alreadyDone('This comment is already deleted.') : null),
  }),
  'comment.restore': rule({
    description: 'Restore a deleted comment.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer, comment) ??
      (comment.isDeleted ? null : alreadyDone('This comment is not deleted.')) ??
      denyPlace(viewer, comment.place),
  }),
  'comment.pin': rule({
    description: 'Pin a comment to your own profile, or unpin it.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer, comment) ?? denyGone(comment),
  }),
  'comment.accept': rule({
    description: 'Accept a comment as the answer to your question, or remove the acceptance.',
    on: ['Comment'],
    deny: (viewer, comment) => denyGone(comment) ?? denyAccepting(viewer, comment),
  }),
  'comment.hide': rule({
    description: 'Hide a comment from all users except its author and moderators.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyNonModerators(viewer) ?? denyDeleted(comment) ?? denyHidden(comment),
  }),
  'comment.unhide': rule({
    description: 'Show a hidden comment again.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyNonModerators(viewer) ?? denyDeleted(comment) ?? denyHeld(comment) ?? denyShown(comment),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof COMMENT_ACTIONS, unknown> {}
}

/** The rule of `comment.create`. Of a post it needs less than `PostFacts`. */
export function denyCommenting(
  viewer: MemberViewer,
  subject: CommentFacts | PostState | WikiPageFacts,
): Denial {
  if (subject.kind !== 'Comment') return denyPlace(viewer, subject);
  return denyGone(subject) ?? denyPlace(viewer, subject.place);
}

function denyOthers(viewer: MemberViewer, { authorId }: CommentFacts): Denial {
  return authorId === viewer.id ? null : 'Only the author of the comment may do this.';
}

function denyDeleted({ isDeleted }: CommentFacts): Denial {
  return isDeleted ? 'This comment is deleted.' : null;
}

function denyGone(comment: CommentFacts): Denial {
  return comment.isHidden ? 'This comment is hidden.' : denyDeleted(comment);
}

function denyPlace(viewer: MemberViewer, place: PostState | WikiPageFacts): Denial {
  if (place.kind === 'WikiPage') return denyGonePage(place);
  if (place.isLocked && !isModerator(viewer)) return 'This post is locked.';
  return denyNonPublic(place);
}

function denyAccepting(viewer: MemberViewer, { isAnswer, place }: CommentFacts): Denial {
  if (!isAnswer || place.kind !== 'Post') return 'This comment is not an answer to a question.';
  return place.authorId === viewer.id
    ? denyNonPublic(place)
    : 'Only the author of the question may accept an answer.';
}
