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
import { listPrice, PRICES } from '../../../graphql/prices.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { timeRangeFields } from '../../../graphql/time-range-fields.ts';
import { titleFields } from '../../../graphql/title-fields.ts';
import { andThen, type MaybePromise } from '../../../lib/maybe-promise.ts';
import type { Scope } from '../../../request/scope.ts';
import { Authored, User } from '../../people/user/refs.ts';
import { RichText } from '../../rich-text/refs.ts';
import { wordCount } from '../../rich-text/service.ts';
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
import { MAX_COAUTHORS } from './write/content.ts';

export const PostKindRef = builder.enumType('PostKind', {
  description: 'What a post consists of.',
  values: {
    ARTICLE: { description: 'A text of any length with a title.' },
    QUESTION: { description: 'A question. Comments on it can be answers.' },
    LINK: { description: 'A link to another web page, in `linkUrl`.' },
    SHORTFORM: { description: 'A short note or passing thought.' },
  },
});

export const PostOrderRef = builder.enumType('PostOrder', {
  description: 'The orders of a list of posts.',
  values: {
    NEWEST: { description: 'Latest publication first.' },
    OLDEST: { description: 'Earliest publication first.' },
    TOP: { description: 'Highest score first.' },
    ACTIVE: { description: 'Latest activity first: publication, edit or comment.' },
    HOT: {
      description:
        'By score and age: a post with ten times the score of another comes before it if it is at most 12.5 hours older. The place of a post changes only with votes.',
    },
  },
});

const PostFilterRef = builder.inputType('PostFilter', {
  description: 'Conditions for a list of posts. A post must meet all of them.',
  fields: (t) => ({
    kinds: t.field({ type: [PostKindRef], description: 'Only posts of one of these kinds.' }),
    authors: t.stringList({
      description: 'Only posts by one of the users with these usernames, as author or co-author.',
    }),
    topics: t.stringList({
      description: 'Only posts with one of these topics, named by the slugs of their wiki pages.',
    }),
    includeChildTopics: t.boolean({
      description:
        'True also returns posts with topics below the topics in `topics`, and in the posts of a topic those with topics below it. The default is false.',
    }),
    ...timeRangeFields(t, 'posts published'),
    minScore: t.int({ description: 'Only posts with at least this score.' }),
    isAnswered: t.boolean({
      description:
        'True returns only posts with an accepted answer, false only questions without one.',
    }),
    isLocked: t.boolean({
      description: 'True returns only locked posts, false only posts that accept comments.',
    }),
    isPinned: t.boolean({
      description: 'True returns only posts that are pinned to the front page, false only others.',
    }),
    isCurated: t.boolean({
      description: 'True returns only curated posts, false only others.',
    }),
  }),
});

builder.objectType(Post, {
  description: 'A post: an article, question, link or short note that a member wrote.',
  interfaces: [builder.nodeInterfaceRef(), Authored],
  fields: (t) => ({
    id: globalIdField(t, 'Post'),
    slug: t.exposeString('slug', {
      description: 'The name in the web address: unique and URL-safe.',
    }),
    title: t.exposeString('title', {
      description: 'The title as the author wrote it: plain text with formulas between `$` signs.',
    }),
    ...titleFields(t),
    kind: t.field({
      description: 'Whether the post is an article, a question, a link or a short note.',
      type: PostKindRef,
      reads: ['kind'],
      resolve: ({ kind }) => kind,
    }),
    body: t.field({
      description: 'The text of the newest version.',
      type: RichText,
      reads: ['revisionId'],
      resolve: ({ revisionId }) => ({ holder: 'revision' as const, id: revisionId }),
    }),
    coauthors: t.field({
      description: 'The co-authors, in the order of their invitations.',
      type: [User],
      complexity: listPrice(MAX_COAUTHORS),
      reads: ['id'],
      resolve: (post, _args, scope) => coauthorsOf(scope, post),
    }),
    linkUrl: t.expose('linkUrl', {
      type: 'URL',
      nullable: true,
      description: 'The web address that a post of the kind LINK points to. Null for other kinds.',
    }),
    voteCount: t.exposeInt('voteCount', {
      description: 'The number of users who voted on the post.',
    }),
    wordCount: t.int({
      description: 'The number of words in the newest version of the text.',
      reads: ['revisionId'],
      resolve: ({ revisionId }, _args, scope) => wordsOf(scope, revisionId),
    }),
    readingMinutes: t.int({
      description:
        'How long it takes to read the text at 238 words a minute, in minutes, rounded up. 0 if there is no text.',
      reads: ['revisionId'],
      resolve: ({ revisionId }, _args, scope) =>
        andThen(wordsOf(scope, revisionId), (words) => Math.ceil(words / WORDS_PER_MINUTE)),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the post was created, as a draft or published.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the post was published. Null for a draft.',
    }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the text was last edited. Null if it never was.',
    }),
    lastActivityAt: t.expose('lastActivityAt', {
      type: 'DateTime',
      description: 'The time of the latest activity: publication, edit or comment.',
    }),
    isLocked: t.exposeBoolean('isLocked', {
      description: 'Whether the post is locked and accepts no new comments.',
    }),
    isPinned: t.exposeBoolean('isPinned', {
      description: 'Whether moderators pinned the post to the front page.',
    }),
    curatedAt: t.expose('curatedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When moderators put the post among the curated ones, which the site recommends. Null for others.',
    }),
    isDeleted: t.exposeBoolean('isDeleted', {
      description:
        'Whether the item was deleted. Deleted items are visible to the author and moderators only.',
    }),
    isHidden: t.exposeBoolean('isHidden', {
      description:
        'Whether only the authors and moderators can see the post, because it is held for review or was hidden.',
    }),
    isHeld: isHeldField(t),
    heldAt: heldAtField(t, 'was published or last edited'),
  }),
});

/** The average of adults who read non-fiction in English silently (Brysbaert 2019). */
const WORDS_PER_MINUTE = 238;

function wordsOf(scope: Scope, revisionId: string | null): MaybePromise<number> {
  return wordCount(scope, { holder: 'revision', id: revisionId });
}

type ListArguments = Unordered<PostListArguments>;

builder.objectField(User, 'posts', (t) =>
  t.field({
    description: 'The posts that the user wrote, as author or co-author.',
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
    description: 'The posts with this topic.',
    type: PostConnection,
    args: postListArgs(t.arg),
    ...toMany({
      list: (scope, args: ListArguments) => postsOfTopics(scope, ordered(args, 'NEWEST')),
    }),
    complexity: topicPostsComplexity,
  }),
);

/** Each of the topics below gives as many rows as the page has, and the total counts those of all of them. */
function topicPostsComplexity(args: ListArguments) {
  const { field, multiplier } = pageComplexity(args);
  if (!args.filter?.includeChildTopics) return { field, multiplier };
  return { field: field + PRICES.filteredList + PRICES.childTopics * multiplier, multiplier };
}

builder.objectField(Sequence, 'posts', (t) =>
  t.field({
    description: 'The posts of the sequence, in reading order.',
    type: PostConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: postsOfSequences }),
  }),
);

builder.queryFields((t) => ({
  post: t.field({
    rule: 'public',
    description: 'The post with this slug. Null if there is none that the viewer may see.',
    type: Post,
    nullable: true,
    args: { slug: t.arg.string({ required: true, description: 'The name in the web address.' }) },
    resolve: (_root, { slug }, scope) => postBySlug(scope, slug),
  }),
  posts: t.field({
    rule: 'public',
    description: 'All published posts of the community.',
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
      description: 'The order of the items.',
    }),
    filter: arg({
      type: PostFilterRef,
      description: 'Conditions for the items to return. Default: all items.',
    }),
    ...pageArgs(arg),
  };
}
