import type { ObjectFieldsShape } from '@pothos/core';
import { listedNode } from '../../../../graphql/branded-node.ts';
import type { InputFields, Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { ReactionInput } from '../model.ts';
import { Reactable } from '../refs.ts';
import { addReaction, type Reacted, removeReaction } from './service.ts';

const input = (t: InputFields) => ({
  subjectId: t.id({ required: true, description: 'The id of the post or comment.' }),
  name: t.string({
    required: true,
    description: 'The name of one of the reactions in `site { reactions }`.',
  }),
});

const payload: ObjectFieldsShape<Types, Reacted> = (t) => ({
  subject: t.field({
    description: 'The post or comment with its current reactions.',
    type: Reactable,
    resolve: ({ subject }, _args, scope) => listedNode(scope, subject),
  }),
});

mutation<ReactionInput, Reacted>('addReaction', {
  description:
    'Adds a reaction to a post or comment. A user can add several different ones. Has no effect if the viewer has added it already.',
  rule: 'reaction.update',
  input,
  resolve: addReaction,
  payload,
});

mutation<ReactionInput, Reacted>('removeReaction', {
  description: 'Removes a reaction of the viewer. Has no effect if there is none.',
  rule: 'reaction.update',
  input,
  resolve: removeReaction,
  payload,
});
