import type { ArgBuilder } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { pageArgs, pageComplexity } from '../../../graphql/connection.ts';
import { listPrice, PRICES } from '../../../graphql/prices.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { MAX_REACTIONS } from '../../../lib/reactions.ts';
import { Site } from '../../site/refs.ts';
import { Comment } from '../comment/refs.ts';
import { Post } from '../post/refs.ts';
import type { ReactionCount } from './model.ts';
import { Reactable, ReactionConnection } from './refs.ts';
import { prefetchCounts, reactionCounts, reactionsOf } from './service.ts';

const SiteReaction = builder
  .objectRef<{ readonly name: string; readonly emoji: string }>('SiteReaction')
  .implement({
    description: 'A reaction that users can add to posts and comments.',
    fields: (t) => ({
      name: t.exposeString('name', {
        description: 'The name of the reaction, in plain words. It identifies the reaction.',
      }),
      emoji: t.exposeString('emoji', { description: 'The emoji to display.' }),
    }),
  });

builder.objectField(Site, 'reactions', (t) =>
  t.field({
    description:
      'The reactions of this site, in the order in which to show them. Empty if the operator turned reactions off.',
    type: [SiteReaction],
    complexity: listPrice(MAX_REACTIONS),
    resolve: ({ reactions }) => reactions,
  }),
);

const ReactionCountRef = builder.objectRef<ReactionCount>('ReactionCount').implement({
  description: 'How many users reacted to a post or comment with the same reaction.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name that identifies the reaction, such as “Agree”.',
    }),
    emoji: t.exposeString('emoji', {
      description: 'The emoji that clients display for the reaction.',
    }),
    count: t.exposeInt('count', { description: 'The number of users, at least 1.' }),
    viewerHasReacted: t.exposeBoolean('viewerHasReacted', {
      description: 'Whether the viewer is one of them. False for anonymous viewers.',
    }),
  }),
});

const COUNTS =
  'The reactions that users added, with their numbers, in the order of `site { reactions }`. Reactions without users are left out.';

const LIST =
  'The users who reacted, newest reaction first. A user is listed once for each reaction.';

const listArgs = (arg: ArgBuilder<Types>) => ({
  name: arg.string({ description: 'Return only reactions with this name.' }),
  ...pageArgs(arg),
});

Reactable.implement({
  description: 'Content that users can react to.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    reactionCounts: t.field({
      description: COUNTS,
      type: [ReactionCountRef],
      complexity: { field: PRICES.reactionCounts, multiplier: 0 },
      reads: ['id'],
    }),
    reactions: t.field({
      description: LIST,
      type: ReactionConnection,
      args: listArgs(t.arg),
      complexity: pageComplexity,
    }),
  }),
});

for (const [type, kind] of [
  [Post, 'Post'],
  [Comment, 'Comment'],
] as const) {
  type.addInterfaces([Reactable]);
  builder.objectFields(type as typeof Post, (t) => ({
    reactionCounts: t.field({
      description: COUNTS,
      type: [ReactionCountRef],
      complexity: { field: PRICES.reactionCounts, multiplier: 0 },
      reads: ['id'],
      prefetch: prefetchCounts(kind),
      resolve: ({ id }, _args, scope) => reactionCounts(scope, { kind, id }),
    }),
    reactions: t.field({
      description: LIST,
      type: ReactionConnection,
      args: listArgs(t.arg),
      ...toMany({ list: reactionsOf(kind) }),
    }),
  }));
}
