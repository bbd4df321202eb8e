import type { ArgBuilder } from '@pothos/core';
import type { NodeKey } from '../../access/node-key.ts';
import { brandedNode } from '../../graphql/branded-node.ts';
import { builder, type Types } from '../../graphql/builder.ts';
import type { CommentRow } from '../discussion/comment/model.ts';
import { Comment } from '../discussion/comment/refs.ts';
import type { PostRow } from '../discussion/post/model.ts';
import { Post } from '../discussion/post/refs.ts';
import { Scored } from '../discussion/vote/refs.ts';
import type { NotificationRow } from '../people/notification/model.ts';
import { Notification } from '../people/notification/refs.ts';
import type { WikiContributionRow } from '../wiki/revision/model.ts';
import { WikiContribution } from '../wiki/revision/refs.ts';
import {
  commentsAdded,
  notificationsAdded,
  postsPublished,
  scoreChanges,
  type Told,
  wikiPageEdits,
} from './service.ts';

const CURSOR = {
  description: 'Where the subscriber stands now: pass it as `since` to get what came after it.',
};

const CommentAdded = builder.objectRef<Told<CommentRow>>('CommentAdded').implement({
  description: 'That a comment was written.',
  fields: (t) => ({
    comment: t.field({ description: 'It.', type: Comment, resolve: ({ node }) => node }),
    cursor: t.exposeString('cursor', CURSOR),
  }),
});

const PostPublished = builder.objectRef<Told<PostRow>>('PostPublished').implement({
  description: 'That a post was published.',
  fields: (t) => ({
    post: t.field({ description: 'It.', type: Post, resolve: ({ node }) => node }),
    cursor: t.exposeString('cursor', CURSOR),
  }),
});

const WikiPageEdited = builder.objectRef<Told<WikiContributionRow>>('WikiPageEdited').implement({
  description: 'That a new version of a wiki page was written.',
  fields: (t) => ({
    contribution: t.field({
      description: 'The version.',
      type: WikiContribution,
      resolve: ({ node }) => node,
    }),
    cursor: t.exposeString('cursor', CURSOR),
  }),
});

const ScoreChanged = builder.objectRef<Told<NodeKey>>('ScoreChanged').implement({
  description: 'That the score of a post or comment changed.',
  fields: (t) => ({
    subject: t.field({
      description: 'It, with its score as it is now; null when it is gone meanwhile.',
      type: Scored,
      nullable: true,
      resolve: async ({ node }, _args, scope) =>
        (await brandedNode(scope, node)) as PostRow | CommentRow | null,
    }),
    cursor: t.exposeString('cursor', CURSOR),
  }),
});

const NotificationAdded = builder.objectRef<Told<NotificationRow>>('NotificationAdded').implement({
  description: 'That the viewer is told of something.',
  fields: (t) => ({
    notification: t.field({
      description: 'What they are told.',
      type: Notification,
      resolve: ({ node }) => node,
    }),
    cursor: t.exposeString('cursor', CURSOR),
  }),
});

function sinceArg(arg: ArgBuilder<Types>) {
  return arg.string({
    description: 'The last cursor that the client had: what was missed since then comes first.',
  });
}

builder.subscriptionFields((t) => ({
  commentAdded: t.field({
    rule: 'public',
    description: 'Comments on a post, as they are written.',
    type: CommentAdded,
    args: {
      post: t.arg.id({ required: true, description: 'The id of the post.' }),
      since: sinceArg(t.arg),
    },
    subscribe: (_root, { post, since }, scope) => commentsAdded(scope, { id: post, since }),
    resolve: (told) => told,
  }),
  postPublished: t.field({
    rule: 'public',
    description: 'Posts, as they are published.',
    type: PostPublished,
    args: { since: sinceArg(t.arg) },
    subscribe: (_root, { since }, scope) => postsPublished(scope, since),
    resolve: (told) => told,
  }),
  wikiPageEdited: t.field({
    rule: 'public',
    description: 'Versions of a wiki page, as they are written.',
    type: WikiPageEdited,
    args: {
      page: t.arg.id({ required: true, description: 'The id of the wiki page.' }),
      since: sinceArg(t.arg),
    },
    subscribe: (_root, { page, since }, scope) => wikiPageEdits(scope, { id: page, since }),
    resolve: (told) => told,
  }),
  scoreChanged: t.field({
    rule: 'public',
    description: 'That the score of a post or comment has changed.',
    type: ScoreChanged,
    args: {
      subject: t.arg.id({ required: true, description: 'The id of the post or comment.' }),
      since: sinceArg(t.arg),
    },
    subscribe: (_root, { subject, since }, scope) => scoreChanges(scope, { id: subject, since }),
    resolve: (told) => told,
  }),
  notificationAdded: t.field({
    rule: 'public',
    description: 'What the viewer is told, as it happens. It needs a token.',
    type: NotificationAdded,
    args: { since: sinceArg(t.arg) },
    subscribe: (_root, { since }, scope) => notificationsAdded(scope, since),
    resolve: (told) => told,
  }),
}));
