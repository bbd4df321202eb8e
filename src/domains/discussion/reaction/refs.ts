import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { User } from '../../people/user/refs.ts';
import type { ReactionRow } from './model.ts';
import { emojiOf, userOfReaction } from './service.ts';

export const Reactable = builder.interfaceRef<{ readonly id: string }>('Reactable');

export const ReactionConnection = connectionOf<ReactionRow, typeof User.$inferType>(User, {
  name: 'Reaction',
  things: 'users who reacted',
  toNode: (reaction, scope) => userOfReaction(scope, reaction),
  edgeFields: (t) => ({
    name: t.string({
      description: 'The name that identifies the reaction, such as “Agree”.',
      resolve: ({ row }) => row.name,
    }),
    emoji: t.string({
      description: 'The emoji that clients display for the reaction.',
      resolve: ({ row }, _args, scope) => emojiOf(scope, row),
    }),
    createdAt: t.field({
      description: 'When the user reacted.',
      type: 'DateTime',
      resolve: ({ row }) => row.createdAt,
    }),
  }),
});
