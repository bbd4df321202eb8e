import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../../graphql/builder.ts';
import { EDGE_ORDER_DESCRIPTION, edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import { SiteLimits } from '../../../site/refs.ts';
import type { SequenceRow } from '../model.ts';
import { Sequence, SequenceConnection } from '../refs.ts';
import { SequenceOrderRef } from '../schema.ts';
import { sequences } from '../service.ts';
import { MAX_DESCRIPTION_LENGTH, MAX_POSTS } from './content.ts';
import { createSequence, deleteSequence, restoreSequence, updateSequence } from './service.ts';

/** What nearly all mutations of sequences answer with. */
export const sequencePayload: ObjectFieldsShape<Types, SequenceRow> = (t) => ({
  sequence: t.field({
    description: 'The sequence after the change.',
    type: Sequence,
    resolve: (sequence) => sequence,
  }),
});

mutation('createSequence', {
  description: 'Creates a sequence without posts.',
  rule: 'sequence.create',
  input: (t) => ({
    title: t.string({ required: true, description: 'The title. At most 300 characters.' }),
    description: t.string({
      description: 'The description as Markdown. At most 20,000 characters.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createSequence,
  payload: (t) => ({
    ...sequencePayload(t),
    sequenceEdge: t.field({
      description:
        'The new sequence with its cursor in the list of all sequences, or of the author’s. One that is held for review is in no list until it is approved.',
      type: edgeTypeOf(SequenceConnection),
      args: {
        orderBy: t.arg({
          type: SequenceOrderRef,
          defaultValue: 'NEWEST',
          description: EDGE_ORDER_DESCRIPTION,
        }),
      },
      resolve: async (sequence, { orderBy }, scope) => ({
        row: sequence,
        connection: await sequences(scope, { orderBy: orderBy ?? 'NEWEST' }),
      }),
    }),
  }),
});

mutation('updateSequence', {
  description:
    'Changes the title or description of your sequence. Fields that are left out do not change, and neither does the slug.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
    title: t.string({ description: 'The new title.' }),
    description: t.string({ description: 'The new description as Markdown. Null removes it.' }),
  }),
  resolve: updateSequence,
  payload: sequencePayload,
});

mutation('deleteSequence', {
  description: 'Deletes your sequence. Its posts remain.',
  rule: 'sequence.delete',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
  }),
  resolve: (scope, { sequenceId }) => deleteSequence(scope, sequenceId),
  payload: sequencePayload,
});

mutation('restoreSequence', {
  description: 'Restores your deleted sequence.',
  rule: 'sequence.restore',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
  }),
  resolve: (scope, { sequenceId }) => restoreSequence(scope, sequenceId),
  payload: sequencePayload,
});

builder.objectFields(SiteLimits, (t) => ({
  descriptionCharacters: t.int({
    description: 'The maximum length of the description of a sequence in Markdown.',
    resolve: () => MAX_DESCRIPTION_LENGTH,
  }),
  sequencePosts: t.int({
    description: 'The maximum number of posts in a sequence.',
    resolve: () => MAX_POSTS,
  }),
}));
