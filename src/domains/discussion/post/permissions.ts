import { denyHeld, denyHidden, denyNonModerators, denyShown } from '../../../access/denials.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import { isTrusted, type MemberViewer } from '../../../access/viewer.ts';
import type { PostFacts } from './facts.ts';
import { denyUnshown } from './policy.ts';

/** Who may do what to posts. */
export const POST_ACTIONS = {
  'post.create': rule({
    description: 'Begin a post, as a draft.',
    on: ['None'],
    deny: () => null,
  }),
  'post.edit': rule({
    description: 'Change what a post says.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyNonWriters(viewer, post),
  }),
  'post.publish': rule({
    description: 'Publish a draft.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      denyDeleted(post) ??
      (post.isPublished ? 'This post is published already.' : null),
  }),
  'post.unpublish': rule({
    description: 'Make a published post a draft again.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      denyDeleted(post) ??
      (post.isPublished ? null : 'This post is a draft.'),
  }),
  'post.delete': rule({
    description: 'Delete a post, with all that stands on it.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer, post) ?? denyDeleted(post),
  }),
  'post.restore': rule({
    description: 'Bring a deleted post back as it was.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ?? (post.isDeleted ? null : 'This post is not deleted.'),
  }),
  'post.inviteCoauthor': rule({
    description: 'Ask somebody to write a post together.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer, post) ?? denyDeleted(post),
  }),
  'post.removeCoauthor': rule({
    description: 'Take somebody off the co-authors of a post, or take an invitation back.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer, post) ?? denyDeleted(post),
  }),
  'post.acceptCoauthorship': rule({
    description: 'Agree to be a co-author.',
    on: ['Post'],
    deny: (_viewer, post) =>
      denyDeleted(post) ?? (post.coauthorship === 'INVITED' ? null : NOBODY_ASKED),
  }),
  'post.declineCoauthorship': rule({
    description: 'Decline to be a co-author, or be one no longer.',
    on: ['Post'],
    deny: (_viewer, post) => (post.coauthorship === null ? NOBODY_ASKED : null),
  }),
  'post.addTopic': rule({
    description: 'File a post under a topic.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyFiling(viewer, post),
  }),
  'post.removeTopic': rule({
    description: 'Take a post out of a topic.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyFiling(viewer, post),
  }),
  'post.voteTopic': rule({
    description: 'Say whether a topic is more or less relevant for a post.',
    on: ['Post'],
    deny: (_viewer, post) => denyUnshown(post),
  }),
  'post.hide': rule({
    description: 'Take a post away from everybody but its authors and moderators.',
    on: ['Post'],
    deny: (viewer, post) => denyNonModerators(viewer) ?? denyHidden(post),
  }),
  'post.unhide': rule({
    description: 'Show a hidden post again.',
    on: ['Post'],
    deny: (viewer, post) => denyNonModerators(viewer) ?? denyHeld(post) ?? denyShown(post),
  }),
  'post.lock': rule({
    description: 'Close a post to comments.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyNonModerators(viewer) ?? (isLocked ? 'This post is locked already.' : null),
  }),
  'post.unlock': rule({
    description: 'Open a locked post to comments again.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyNonModerators(viewer) ?? (isLocked ? null : 'This post is not locked.'),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof POST_ACTIONS, unknown> {}
}

const NOBODY_ASKED = 'Nobody asked you to write this post together.';

function denyOthers(viewer: MemberViewer, { authorId }: PostFacts): Denial {
  return authorId === viewer.id ? null : 'Only who began a post may do this.';
}

function isWriter(viewer: MemberViewer, { authorId, coauthorship }: PostFacts): boolean {
  return authorId === viewer.id || coauthorship === 'ACCEPTED';
}

function denyNonWriters(viewer: MemberViewer, post: PostFacts): Denial {
  return isWriter(viewer, post) ? null : 'Only its authors may change a post.';
}

function denyDeleted({ isDeleted }: PostFacts): Denial {
  return isDeleted ? 'This post is deleted.' : null;
}

function denyFiling(viewer: MemberViewer, post: PostFacts): Denial {
  if (isWriter(viewer, post)) return null;
  if (!isTrusted(viewer)) return 'Only its authors and trusted people file a post under topics.';
  return denyUnshown(post);
}
