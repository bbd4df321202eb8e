import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import {
  ordered,
  pageArgs,
  pageComplexity,
  rootPageComplexity,
  type Unordered,
} from '../../../graphql/connection.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { heldAtField, isHeldField } from '../../../graphql/held-fields.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { MAX_PAGE_SIZE, requestedPageSize } from '../../../loaders/page-request.ts';
import { Authored, User } from '../../people/user/refs.ts';
import { type RichTextRef, TEXT_PROPERTIES } from '../../rich-text/model.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { wikiPagesById } from '../../wiki/page/service.ts';
import { Post } from '../post/refs.ts';
import { postsById } from '../post/service.ts';
import type { CommentOrder } from './model.ts';
import { Comment, Commentable, CommentConnection } from './refs.ts';
import {
  ancestorsOf,
  type CommentListArguments,
  comments,
  commentsById,
  commentsUnder,
  isAccepted,
} from './service.ts';

export const CommentOrderRef = builder.enumType('CommentOrder', {
  description: 'The orders of a list of comments.',
  values: {
    NEWEST: { description: 'Newest comments first.' },
    OLDEST: { description: 'Oldest comments first.' },
    TOP: { description: 'Highest score first.' },
  },
});

const CommentFilterRef = builder.inputType('CommentFilter', {
  description: 'Conditions for a list of comments. A comment must meet all of them.',
  fields: (t) => ({
    authors: t.stringList({
      description: 'Only comments by one of the users with these usernames.',
    }),
    repliesTo: t.stringList({
      description: 'Only replies to comments by one of the users with these usernames.',
    }),
    onPostsBy: t.stringList({
      description:
        'Only comments on posts by one of the users with these usernames, as author or co-author.',
    }),
    ...timeRangeFields(t, 'comments written'),
    minScore: t.int({ description: 'Only comments with at least this score.' }),
    isAnswer: t.boolean({
      description: 'True returns only answers to questions, false only other comments.',
    }),
    isPinned: t.boolean({
      description:
        'True returns only comments that their authors pinned to their profiles, false only others.',
    }),
    topLevelOnly: t.boolean({ description: 'True returns only root comments.' }),
  }),
});

builder.objectType(Comment, {
  description: 'A comment on a post or wiki page, or a reply to another comment.',
  interfaces: [builder.nodeInterfaceRef(), Authored],
  fields: (t) => ({
    id: globalIdField(t, 'Comment'),
    body: t.field({
      description: 'The text of the comment. Empty for a tombstone.',
      type: RichText,
      reads: ['id', 'isReadable'],
      texts: TEXT_PROPERTIES,
      resolve: (comment): RichTextRef => ({
        holder: 'comment',
        id: comment.isReadable ? comment.id : null,
        loaded: comment,
      }),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the comment was written.',
    }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the text was last edited. Null if it never was.',
    }),
    post: t.field({
      description: 'The post that the comment is on. Null for a comment on a wiki page.',
      type: Post,
      nullable: true,
      ...toOne('postId', postsById),
    }),
    wikiPage: t.field({
      description: 'The wiki page that the comment is on. Null for a comment on a post.',
      type: WikiPage,
      nullable: true,
      ...toOne('wikiPageId', wikiPagesById),
    }),
    parent: t.field({
      description: 'The comment that this one replies to. Null for a root comment.',
      type: Comment,
      nullable: true,
      ...toOne('parentId', commentsById),
    }),
    root: t.field({
      description: 'The root comment of the thread. Null if this comment is the root.',
      type: Comment,
      nullable: true,
      ...toOne('rootId', commentsById),
    }),
    ancestors: t.field({
      description:
        'The comments above this one in the thread, root first. `depth` is their number in total.',
      type: [Comment],
      args: {
        last: t.arg.int({
          description: 'How many ancestors to return, counted upwards from the parent: 0 to 100.',
          defaultValue: MAX_PAGE_SIZE,
        }),
      },
      complexity: ({ last }) => listPrice(requestedPageSize({ last: last ?? MAX_PAGE_SIZE })),
      reads: ['id', 'parentId'],
      resolve: async (comment, { last }, scope) => {
        const rows = await ancestorsOf(scope, comment, last ?? MAX_PAGE_SIZE);
        return scope.mapInPieces(rows, (row) => row);
      },
    }),
    replies: t.field({
      description: 'The direct replies to this comment.',
      type: CommentConnection,
      args: commentListArgs(t.arg, 'OLDEST'),
      ...toMany({
        list: (scope, args: ListArguments) =>
          commentsUnder(scope, 'comment', ordered(args, 'OLDEST')),
      }),
    }),
    replyCount: t.exposeInt('replyCount', {
      description: 'The number of direct replies, including tombstones that have replies.',
    }),
    descendantCount: t.exposeInt('descendantCount', {
      description: 'The number of comments below this one at any depth, without deleted ones.',
    }),
    depth: t.exposeInt('depth', { description: 'The number of ancestors: 0 for a root comment.' }),
    agreementScore: t.exposeInt('agreementScore', {
      description:
        'Votes that agree with the comment minus votes that disagree. It is independent of `score`.',
    }),
    isAnswer: t.exposeBoolean('isAnswer', {
      description: 'Whether the comment is an answer to a question.',
    }),
    isAccepted: t.boolean({
      description: 'Whether the author of the question accepted this comment as the answer.',
      reads: ['id', 'postId', 'isAnswer'],
      resolve: (comment, _args, scope) => isAccepted(scope, comment),
    }),
    isRetracted: t.exposeBoolean('isRetracted', {
      description: 'Whether the author retracted the comment. Show it struck through.',
    }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description:
        'Whether the comment is a tombstone, because it was deleted or is hidden from the viewer.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether only the author and moderators can read the comment, because it is held for review or was hidden.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was written or last edited'),
    isPinned: t.exposeBoolean('isPinned', {
      description: 'Whether the author pinned the comment to their profile.',
    }),
  }),
});

type ListArguments = Unordered<CommentListArguments>;

builder.objectField(User, 'comments', (t) =>
  t.field({
    description: 'The comments that the user wrote.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    ...toMany({
      count: 'commentCount',
      list: (scope, args: ListArguments) => commentsUnder(scope, 'author', ordered(args, 'NEWEST')),
    }),
  }),
);

Commentable.implement({
  description: 'Content that users can comment on.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    comments: t.field({
      description: 'All comments on it, at any depth.',
      type: CommentConnection,
      args: commentListArgs(t.arg, 'NEWEST'),
      complexity: pageComplexity,
    }),
    commentCount: t.exposeInt('commentCount', {
      description:
        'The number of comments, answers and replies included. It is the `totalCount` of `comments`: tombstones count.',
    }),
  }),
});

for (const type of [Post, WikiPage]) type.addInterfaces([Commentable]);

builder.objectFields(Post, (t) => ({
  comments: t.field({
    description:
      'All comments on the post, at any depth. For root comments only, pass `filter: { topLevelOnly: true }`.',
    type: CommentConnection,
    args: commentListArgs(t.arg, 'NEWEST'),
    ...toMany({
      list: (scope, args: ListArguments) => commentsUnder(scope, 'post', ordered(args, 'NEWEST')),
    }),
  }),
  acceptedAnswer: t.field({
    description: 'The answer that the author of the question accepted. Null if there is none.',
    type: Comment,
    nullable: true,
    ...toOne('acceptedAnswerId', commentsById),
  }),
}));

builder.objectFields(WikiPage, (t) => ({
  comments: t.field({
    description: 'All comments on the page, at any depth.',
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
    description: 'All comments of the community.',
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
      description: 'The order of the items.',
    }),
    filter: arg({
      type: CommentFilterRef,
      description: 'Conditions for the items to return. Default: all items.',
    }),
    ...pageArgs(arg),
  };
}
