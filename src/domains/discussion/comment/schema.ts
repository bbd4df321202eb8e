import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import {
  ordered,
  pageArgs,
  rootPageComplexity,
  type Unordered,
} from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { heldAtField, isHeldField } from '../../../graphql/held-fields.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { LARGEST_PAGE_SIZE, requestedPageSize } from '../../../loaders/page-request.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { KEPT_FORMS, type RichTextRef } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { wikiPagesById } from '../../wiki/page/service.ts';
import { Post } from '../post/refs.ts';
import { postsById } from '../post/service.ts';
import type { CommentOrder } from './model.ts';
import { Comment, CommentConnection } from './refs.ts';
import {
  ancestorsOf,
  type CommentListArguments,
  comments,
  commentsById,
  commentsUnder,
  isAccepted,
} from './service.ts';

export const CommentOrderRef = builder.enumType('CommentOrder', {
  description: 'The orders in which comments can be listed.',
  values: {
    NEWEST: { description: 'Written last comes first.' },
    OLDEST: { description: 'Written first comes first.' },
    TOP: { description: 'Highest score first.' },
  },
});

const CommentFilterRef = builder.inputType('CommentFilter', {
  description: 'Which comments to list. All conditions given must hold.',
  fields: (t) => ({
    author: t.string({ description: 'Only comments by the person with this username.' }),
    repliesTo: t.string({
      description: 'Only replies to comments by the person with this username.',
    }),
    onPostsBy: t.string({
      description: 'Only comments on posts by the person with this username.',
    }),
    since: t.field({ type: 'DateTime', description: 'Only comments written then or later.' }),
    until: t.field({ type: 'DateTime', description: 'Only comments written before then.' }),
    minScore: t.int({ description: 'Only comments with at least this score.' }),
    answersOnly: t.boolean({ description: 'Only answers to questions.' }),
    isAnswer: t.boolean({
      description: 'Only answers to questions, or only comments that are no answers.',
    }),
    topLevelOnly: t.boolean({ description: 'Only comments that answer no other comment.' }),
  }),
});

builder.objectType(Comment, {
  description: 'What a person said on a post or on a wiki page, or in answer to another comment.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Comment'),
    body: t.field({
      description: 'What it says. Empty on a tombstone.',
      type: RichText,
      reads: ['id', 'isReadable'],
      texts: KEPT_FORMS,
      resolve: (comment): RichTextRef => ({
        holder: 'comment',
        id: comment.isReadable ? comment.id : null,
        known: comment,
      }),
    }),
    author: t.field({
      description: 'Who wrote it; null when the account is gone, and on a tombstone.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The name to show for its author, also when the account is gone.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last edited; null when never.',
    }),
    post: t.field({
      description: 'The post it stands on; null when it stands on a wiki page.',
      type: Post,
      nullable: true,
      ...toOne('postId', postsById),
    }),
    wikiPage: t.field({
      description: 'The wiki page it stands on; null when it stands on a post.',
      type: WikiPage,
      nullable: true,
      ...toOne('wikiPageId', wikiPagesById),
    }),
    parent: t.field({
      description: 'The comment it answers; null at the top of a thread.',
      type: Comment,
      nullable: true,
      ...toOne('parentId', commentsById),
    }),
    root: t.field({
      description: 'The comment at the top of its thread; null when it is that one itself.',
      type: Comment,
      nullable: true,
      ...toOne('rootId', commentsById),
    }),
    ancestors: t.field({
      description:
        'The nearest comments above it, from the top of the thread down. There are as many in all as `depth` says.',
      type: [Comment],
      args: {
        last: t.arg.int({
          description: 'The nearest so many: 0 to 100. Default 100.',
          defaultValue: LARGEST_PAGE_SIZE,
        }),
      },
      complexity: ({ last }) => listPrice(requestedPageSize({ last: last ?? LARGEST_PAGE_SIZE })),
      reads: ['id', 'parentId'],
      resolve: (comment, { last }, scope) => ancestorsOf(scope, comment, last ?? LARGEST_PAGE_SIZE),
    }),
    replies: t.field({
      description: 'The comments that answer it directly.',
      type: CommentConnection,
      args: commentListArgs(t.arg, 'OLDEST'),
      ...toMany({
        list: (scope, args: ListArguments) =>
          commentsUnder(scope, 'comment', ordered(args, 'OLDEST')),
      }),
    }),
    replyCount: t.exposeInt('replyCount', {
      description: 'How many comments answer it directly, tombstones that hold a thread included.',
    }),
    descendantCount: t.exposeInt('descendantCount', {
      description: 'How many comments stand below it at any depth, deleted ones not.',
    }),
    depth: t.exposeInt('depth', { description: '0 at the top of a thread.' }),
    score: t.exposeInt('score', { description: 'Votes for it less votes against it.' }),
    agreementScore: t.exposeInt('agreementScore', {
      description: 'How many agree less how many disagree, apart from whether it is well said.',
    }),
    isAnswer: t.exposeBoolean('isAnswer', { description: 'Whether it answers a question.' }),
    isAccepted: t.boolean({
      description: 'Whether the author of the question took it as the answer.',
      reads: ['id', 'postId', 'isAnswer'],
      resolve: (comment, _args, scope) => isAccepted(scope, comment),
    }),
    isRetracted: t.exposeBoolean('isRetracted', {
      description: 'Whether its author no longer stands by it: show it struck through.',
    }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description:
        'Whether it is gone: deleted, or hidden from the viewer, and kept as a tombstone in its place.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether only its author and moderators can read it: held for review, or taken away.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was written or last edited'),
    isPinned: t.exposeBoolean('isPinned', {
      description: 'Whether its author pinned it to their profile.',
    }),
  }),
});

type ListArguments = Unordered<CommentListArguments>;

builder.objectField(User, 'comments', (t) =>
  t.field({
    description: 'The comments they wrote.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    ...toMany({
      count: 'commentCount',
      list: (scope, args: ListArguments) => commentsUnder(scope, 'author', ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectFields(Post, (t) => ({
  comments: t.field({
    description: 'All comments on it, at any depth; `filter: { topLevelOnly: true }` for threads.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    ...toMany({
      list: (scope, args: ListArguments) => commentsUnder(scope, 'post', ordered(args, 'NEWEST')),
    }),
  }),
  acceptedAnswer: t.field({
    description: 'The answer that the author of the question took; null when none.',
    type: Comment,
    nullable: true,
    ...toOne('acceptedAnswerId', commentsById),
  }),
}));

builder.objectFields(WikiPage, (t) => ({
  comments: t.field({
    description: 'The discussion of the page: all comments on it, at any depth.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    ...toMany({
      list: (scope, args: ListArguments) =>
        commentsUnder(scope, 'wikiPage', ordered(args, 'NEWEST')),
    }),
  }),
}));

builder.queryField('comments', (t) =>
  t.field({
    rule: 'public',
    description: 'The comments of the community.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => comments(scope, ordered(args, 'NEWEST')),
  }),
);

function commentListArgs(arg: ArgBuilder<Types>, defaultOrder: CommentOrder) {
  return {
    orderBy: arg({
      type: CommentOrderRef,
      defaultValue: defaultOrder,
      description: 'In which order.',
    }),
    filter: arg({ type: CommentFilterRef, description: 'Which of them.' }),
    ...pageArgs(arg),
  };
}
