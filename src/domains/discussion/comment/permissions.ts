import { denyHeld, denyHidden, denyNonModerators, denyShown } from '../../../access/denials.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import { isModerator, type MemberViewer } from '../../../access/viewer.ts';
import type { WikiPageFacts } from '../../wiki/page/facts.ts';
import type { PostState } from '../post/facts.ts';
import { denyUnshown } from '../post/policy.ts';
import type { CommentFacts } from './facts.ts';

/** Who may do what to comments. */
export const COMMENT_ACTIONS = {
  'comment.create': rule({
    description: 'Write a comment on a post or wiki page, or in answer to a comment.',
    on: ['Post', 'WikiPage', 'Comment'],
    deny: (viewer, subject) =>
      subject.kind === 'Comment'
        ? (denyGone(subject) ?? denyPlace(viewer, subject.place))
        : denyPlace(viewer, subject),
  }),
  'comment.edit': rule({
    description: 'Change what a comment says.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer, comment) ?? denyDeleted(comment) ?? denyPlace(viewer, comment.place),
  }),
  'comment.retract': rule({
    description: 'Say that one no longer stands by a comment, or that one does again.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer, comment) ?? denyDeleted(comment),
  }),
  'comment.delete': rule({
    description: 'Delete a comment; while others answered it a tombstone stays.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer, comment) ?? denyDeleted(comment),
  }),
  'comment.restore': rule({
    description: 'Bring a deleted comment back.',
    on: ['Comment'],
    deny: (viewer, comment) =>
      denyOthers(viewer, comment) ??
      (comment.isDeleted ? null : 'This comment is not deleted.') ??
      denyPlace(viewer, comment.place),
  }),
  'comment.pin': rule({
    description: 'Pin a comment to one’s own profile, or take it off.',
    on: ['Comment'],
    deny: (viewer, comment) => denyOthers(viewer, comment) ?? denyGone(comment),
  }),
  'comment.accept': rule({
    description: 'Take a comment as the answer to one’s question, or no longer.',
    on: ['Comment'],
    deny: (viewer, comment) => denyGone(comment) ?? denyAccepting(viewer, comment),
  }),
  'comment.hide': rule({
    description: 'Take a comment away from everybody but its author and moderators.',
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

function denyOthers(viewer: MemberViewer, { authorId }: CommentFacts): Denial {
  return authorId === viewer.id ? null : 'Only who wrote a comment may do this.';
}

function denyDeleted({ isDeleted }: CommentFacts): Denial {
  return isDeleted ? 'This comment is deleted.' : null;
}

function denyGone(comment: CommentFacts): Denial {
  return comment.isHidden ? 'This comment is hidden.' : denyDeleted(comment);
}

function denyPlace(viewer: MemberViewer, place: PostState | WikiPageFacts): Denial {
  if (place.kind === 'WikiPage') return null;
  if (place.isLocked && !isModerator(viewer)) return 'This post is locked.';
  return denyUnshown(place);
}

function denyAccepting(viewer: MemberViewer, { isAnswer, place }: CommentFacts): Denial {
  if (!isAnswer || place.kind !== 'Post') return 'This comment is not an answer to a question.';
  return place.authorId === viewer.id ? denyUnshown(place) : 'Only who asked may accept an answer.';
}
