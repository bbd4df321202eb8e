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
import { titleFields } from '../../../graphql/title-fields.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { RichText } from '../../rich-text/refs.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { Sequence } from '../sequence/refs.ts';
import { Post, PostConnection } from './refs.ts';
import {
  coauthorsOf,
  type PostListArguments,
  postBySlug,
  posts,
  postsOfSequences,
  postsOfTopics,
  postsOfUsers,
} from './service.ts';
import { MOST_COAUTHORS } from './write/content.ts';

export const PostKindRef = builder.enumType('PostKind', {
  description: 'What sort of post it is.',
  values: {
    ARTICLE: { description: 'Something to read.' },
    QUESTION: { description: 'Something to answer: comments on it may be answers.' },
    LINK: { description: 'Points at something elsewhere; see `linkUrl`.' },
    SHORTFORM: { description: 'A passing thought.' },
  },
});

export const PostOrderRef = builder.enumType('PostOrder', {
  description: 'The orders in which posts can be listed.',
  values: {
    NEWEST: { description: 'Published last comes first.' },
    OLDEST: { description: 'Published first comes first.' },
    TOP: { description: 'Highest score first.' },
    ACTIVE: { description: 'Latest activity first: a comment, an answer, an edit.' },
  },
});

const PostFilterRef = builder.inputType('PostFilter', {
  description: 'Which posts to list. All conditions given must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [PostKindRef], description: 'Only posts of one of these kinds.' }),
    author: t.string({
      description: 'Only posts of the person with this username, alone or with others.',
    }),
    topic: t.string({ description: 'Only posts filed under the wiki page with this slug.' }),
    since: t.field({ type: 'DateTime', description: 'Only posts published then or later.' }),
    until: t.field({ type: 'DateTime', description: 'Only posts published before then.' }),
    minScore: t.int({ description: 'Only posts with at least this score.' }),
    isAnswered: t.boolean({ description: 'Only posts with an accepted answer, or only without.' }),
    isLocked: t.boolean({ description: 'Only locked posts, or only open ones.' }),
  }),
});

builder.objectType(Post, {
  description: 'Something that a person published for others to read and to answer.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Post'),
    slug: t.exposeString('slug', { description: 'Its name in addresses: unique and URL-safe.' }),
    title: t.exposeString('title', {
      description: 'Its title as it was written: plain text, with formulas between `$`.',
    }),
    ...titleFields(t),
    kind: t.field({
      description: 'What sort of post it is.',
      type: PostKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    body: t.field({
      description: 'What it says, in its newest version.',
      type: RichText,
      reads: ['revisionId'],
      resolve: ({ revisionId }) => ({ holder: 'revision' as const, id: revisionId }),
    }),
    author: t.field({
      description: 'Who wrote it; null when the account is gone.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    authorName: t.exposeString('authorName', {
      description: 'The name to show for its author, also when the account is gone.',
    }),
    coauthors: t.field({
      description: 'Who wrote it together with the author, in the order they chose.',
      type: [User],
      complexity: listPrice(MOST_COAUTHORS),
      reads: ['id'],
      resolve: (post, _args, scope) => coauthorsOf(scope, post),
    }),
    linkUrl: t.exposeString('linkUrl', {
      nullable: true,
      description: 'What a link post points at.',
    }),
    score: t.exposeInt('score', { description: 'Votes for it less votes against it.' }),
    voteCount: t.exposeInt('voteCount', { description: 'How many voted on it.' }),
    commentCount: t.exposeInt('commentCount', {
      description: 'How many comments it has, answers and replies included, deleted ones not.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published; null while it is a draft.',
    }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last edited; null when never.',
    }),
    lastActivityAt: t.expose('lastActivityAt', {
      type: 'DateTime',
      description: 'When something last happened to it: publication, an edit, a comment.',
    }),
    isLocked: t.exposeBoolean('isLocked', {
      description: 'Whether no further comments are taken.',
    }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description: 'Whether it was deleted; only its author and moderators ever see that.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether only its authors and moderators see it: held for review, or taken away.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was published or last edited'),
  }),
});

type ListArguments = Unordered<PostListArguments>;

builder.objectField(User, 'posts', (t) =>
  t.field({
    description: 'The posts they wrote, alone or with others.',
    type: PostConnection,
    args: postListArgs(t.arg),
    ...toMany({
      count: 'postCount',
      list: (scope, args: ListArguments) => postsOfUsers(scope, ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectField(WikiPage, 'posts', (t) =>
  t.field({
    description: 'The posts filed under this topic.',
    type: PostConnection,
    args: postListArgs(t.arg),
    ...toMany({
      list: (scope, args: ListArguments) => postsOfTopics(scope, ordered(args, 'NEWEST')),
    }),
  }),
);

builder.objectField(Sequence, 'posts', (t) =>
  t.field({
    description: 'Its posts, in the order in which to read them.',
    type: PostConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: postsOfSequences }),
  }),
);

builder.queryFields((t) => ({
  post: t.field({
    rule: 'public',
    description: 'A post by its slug. Null when there is none.',
    type: Post,
    nullable: true,
    args: { slug: t.arg.string({ required: true, description: 'Its name in addresses.' }) },
    resolve: (_root, { slug }, scope) => postBySlug(scope, slug),
  }),
  posts: t.field({
    rule: 'public',
    description: 'The posts of the community.',
    type: PostConnection,
    args: postListArgs(t.arg),
    complexity: rootPageComplexity,
    resolve: (_root, args, scope) => posts(scope, ordered(args, 'NEWEST')),
  }),
}));

function postListArgs(arg: ArgBuilder<Types>) {
  return {
    orderBy: arg({
      type: PostOrderRef,
      defaultValue: 'NEWEST',
      description: 'In which order.',
    }),
    filter: arg({ type: PostFilterRef, description: 'Which of them.' }),
    ...pageArgs(arg),
  };
}
