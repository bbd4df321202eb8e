import { denyHeld, denyHidden, denyNonModerators, denyShown } from '../../../access/denials.ts';
import { alreadyDone, type Denial, rule } from '../../../access/rule.ts';
import { isTrusted, type MemberViewer } from '../../../access/viewer.ts';
import type { PostFacts } from './facts.ts';
import { denyDeleted, denyNonPublic, denyNonWriters, isWriter } from './policy.ts';

/** Who may do what to posts. */
export const POST_ACTIONS = {
  'post.create': rule({
    description: 'Create a post as a draft.',
    on: ['None'],
    deny: () => null,
  }),
  'post.edit': rule({
    description: 'Change the title or text of a post.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyNonWriters(viewer, post),
  }),
  'post.publish': rule({
    description: 'Publish a draft.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      denyDeleted(post) ??
      (post.isPublished ? alreadyDone('This post is already published.') : null),
  }),
  'post.unpublish': rule({
    description: 'Turn a published post back into a draft.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      denyDeleted(post) ??
      (post.isPublished ? null : alreadyDone('This post is a draft.')),
  }),
  'post.delete': rule({
    description: 'Delete a post together with its comments.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      (post.isDeleted ? alreadyDone('This post is already deleted.') : null),
  }),
  'post.restore': rule({
    description: 'Restore a deleted post to its former state.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyOthers(viewer, post) ??
      (post.isDeleted ? null : alreadyDone('This post is not deleted.')),
  }),
  'post.inviteCoauthor': rule({
    description: 'Invite a user to be a co-author of a post.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer, post) ?? denyDeleted(post),
  }),
  'post.removeCoauthor': rule({
    description: 'Remove a co-author from a post, or withdraw an invitation.',
    on: ['Post'],
    deny: (viewer, post) => denyOthers(viewer, post) ?? denyDeleted(post),
  }),
  'post.acceptCoauthorship': rule({
    description: 'Accept an invitation to be a co-author of a post.',
    on: ['Post'],
    deny: (_viewer, post) => denyDeleted(post) ?? denyUninvited(post),
  }),
  'post.declineCoauthorship': rule({
    description: 'Decline an invitation to be a co-author, or stop being one.',
    on: ['Post'],
    deny: (_viewer, post) => (post.coauthorship === null ? NOBODY_ASKED : null),
  }),
  'post.addTopic': rule({
    description: 'Add a topic to a post, so that the topic lists the post.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyFiling(viewer, post),
  }),
  'post.removeTopic': rule({
    description: 'Remove a topic from a post.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyFiling(viewer, post),
  }),
  'post.voteTopic': rule({
    description: 'Vote on how relevant a topic is to a post.',
    on: ['Post'],
    deny: (_viewer, post) => denyNonPublic(post),
  }),
  'post.hide': rule({
    description: 'Hide a post from all users except its authors and moderators.',
    on: ['Post'],
    deny: (viewer, post) => denyNonModerators(viewer) ?? denyHidden(post),
  }),
  'post.unhide': rule({
    description: 'Show a hidden post again.',
    on: ['Post'],
    deny: (viewer, post) => denyNonModerators(viewer) ?? denyHeld(post) ?? denyShown(post),
  }),
  'post.lock': rule({
    description: 'Lock a post, so that it accepts no new comments.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyNonModerators(viewer) ?? (isLocked ? alreadyDone('This post is already locked.') : null),
  }),
  'post.unlock': rule({
    description: 'Unlock a locked post, so that it accepts comments again.',
    on: ['Post'],
    deny: (viewer, { isLocked }) =>
      denyNonModerators(viewer) ?? (isLocked ? null : alreadyDone('This post is not locked.')),
  }),
  'post.pin': rule({
    description: 'Pin a post to the front page.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyNonModerators(viewer) ??
      denyNonPublic(post) ??
      (post.isPinned ? alreadyDone('This post is already pinned.') : null),
  }),
  'post.unpin': rule({
    description: 'Remove a post from the pinned posts of the front page.',
    on: ['Post'],
    deny: (viewer, { isPinned }) =>
      denyNonModerators(viewer) ?? (isPinned ? null : alreadyDone('This post is not pinned.')),
  }),
  'post.curate': rule({
    description: 'Put a post among the curated ones, which the site recommends.',
    on: ['Post'],
    deny: (viewer, post) =>
      denyNonModerators(viewer) ??
      denyNonPublic(post) ??
      (post.isCurated ? alreadyDone('This post is already curated.') : null),
  }),
  'post.uncurate': rule({
    description: 'Remove a post from the curated ones.',
    on: ['Post'],
    deny: (viewer, { isCurated }) =>
      denyNonModerators(viewer) ?? (isCurated ? null : alreadyDone('This post is not curated.')),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof POST_ACTIONS, unknown> {}
}

const NOBODY_ASKED = 'You have no invitation to be a co-author of this post.';

function denyOthers(viewer: MemberViewer, { authorId }: PostFacts): Denial {
  return authorId === viewer.id ? null : 'Only the author of the post may do this.';
}

function denyUninvited({ coauthorship }: PostFacts): Denial {
  if (coauthorship === 'INVITED') return null;
  return coauthorship === null
    ? NOBODY_ASKED
    : alreadyDone('You are already a co-author of this post.');
}

function denyFiling(viewer: MemberViewer, post: PostFacts): Denial {
  if (isWriter(viewer, post)) return null;
  if (!isTrusted(viewer))
    return 'Only the authors of a post and trusted members may change its topics.';
  return denyNonPublic(post);
}
