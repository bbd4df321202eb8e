import type { InputFieldBuilder, ObjectFieldsShape } from '@pothos/core';
import type { Action } from '../../access/rule.ts';
import type { Types } from '../../graphql/builder.ts';
import { mutation } from '../../graphql/mutation.ts';
import type { Scope } from '../../request/scope.ts';
import type { CommentRow } from '../discussion/comment/model.ts';
import { Comment } from '../discussion/comment/refs.ts';
import { hideComment, unhideComment } from '../discussion/comment/write/moderation-service.ts';
import type { PostRow } from '../discussion/post/model.ts';
import { Post } from '../discussion/post/refs.ts';
import {
  hidePost,
  lockPost,
  type ModeratePost,
  unhidePost,
  unlockPost,
} from '../discussion/post/write/moderation-service.ts';
import type { UserRow } from '../people/user/model.ts';
import { User } from '../people/user/refs.ts';
import type { WikiPageRow } from '../wiki/page/model.ts';
import { WikiPage } from '../wiki/page/refs.ts';
import { protectWikiPage, unprotectWikiPage } from '../wiki/page/write/protection-service.ts';
import { banUser, unbanUser } from './ban/service.ts';

type Inputs = InputFieldBuilder<Types, 'InputObject'>;

const reasonField = (t: Inputs) =>
  t.string({ required: true, description: 'Why, for the public log; up to 1,000 characters.' });

interface PostAct {
  readonly description: string;
  readonly rule: Action;
  readonly resolve: (scope: Scope, input: ModeratePost) => Promise<PostRow>;
}

/** What moderators do to posts differs in nothing but what it does. */
function moderatePosts(name: string, act: PostAct): void {
  mutation(name, {
    ...act,
    input: (t) => ({
      post: t.id({ required: true, description: 'Which post.' }),
      reason: reasonField(t),
    }),
    payload: (t) => ({
      post: t.field({
        description: 'The post as it is now.',
        type: Post,
        resolve: (post) => post,
      }),
    }),
  });
}

moderatePosts('hidePost', {
  description: 'Takes a post away from everybody but its authors and moderators.',
  rule: 'post.hide',
  resolve: hidePost,
});

moderatePosts('unhidePost', {
  description: 'Shows a hidden post again.',
  rule: 'post.unhide',
  resolve: unhidePost,
});

moderatePosts('lockPost', {
  description: 'Closes a post to comments; moderators may still write some.',
  rule: 'post.lock',
  resolve: lockPost,
});

moderatePosts('unlockPost', {
  description: 'Opens a locked post to comments again.',
  rule: 'post.unlock',
  resolve: unlockPost,
});

const commentInput = (t: Inputs) => ({
  comment: t.id({ required: true, description: 'Which comment.' }),
  reason: reasonField(t),
});

const commentPayload: ObjectFieldsShape<Types, CommentRow> = (t) => ({
  comment: t.field({
    description: 'The comment as it is now.',
    type: Comment,
    resolve: (comment) => comment,
  }),
});

mutation('hideComment', {
  description:
    'Takes a comment away from everybody but its author and moderators; a tombstone stays while others answered it.',
  rule: 'comment.hide',
  input: commentInput,
  resolve: hideComment,
  payload: commentPayload,
});

mutation('unhideComment', {
  description: 'Shows a hidden comment again.',
  rule: 'comment.unhide',
  input: commentInput,
  resolve: unhideComment,
  payload: commentPayload,
});

const userPayload: ObjectFieldsShape<Types, UserRow> = (t) => ({
  user: t.field({
    description: 'The person.',
    type: User,
    resolve: (user) => user,
  }),
});

mutation('banUser', {
  description:
    'Keeps somebody from writing for a time, in place of any earlier ban. They still read.',
  rule: 'user.ban',
  input: (t) => ({
    user: t.id({ required: true, description: 'Whom.' }),
    until: t.field({ type: 'DateTime', required: true, description: 'Until when.' }),
    reason: reasonField(t),
  }),
  resolve: banUser,
  payload: userPayload,
});

mutation('unbanUser', {
  description: 'Lets somebody write again before their ban is over.',
  rule: 'user.unban',
  input: (t) => ({
    user: t.id({ required: true, description: 'Whom.' }),
    reason: reasonField(t),
  }),
  resolve: unbanUser,
  payload: userPayload,
});

const pageInput = (t: Inputs) => ({
  page: t.id({ required: true, description: 'Which page.' }),
  reason: reasonField(t),
});

const pagePayload: ObjectFieldsShape<Types, WikiPageRow> = (t) => ({
  wikiPage: t.field({
    description: 'The page as it is now.',
    type: WikiPage,
    resolve: (page) => page,
  }),
});

mutation('protectWikiPage', {
  description: 'Lets only trusted people edit a wiki page.',
  rule: 'wikiPage.protect',
  input: pageInput,
  resolve: protectWikiPage,
  payload: pagePayload,
});

mutation('unprotectWikiPage', {
  description: 'Lets everybody edit a protected wiki page again.',
  rule: 'wikiPage.unprotect',
  input: pageInput,
  resolve: unprotectWikiPage,
  payload: pagePayload,
});
