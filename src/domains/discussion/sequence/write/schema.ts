import type { ObjectFieldsShape } from '@pothos/core';
import type { Types } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { idempotencyKey, mutation } from '../../../../graphql/mutation.ts';
import type { SequenceRow } from '../model.ts';
import { Sequence, SequenceConnection } from '../refs.ts';
import { SequenceOrderRef } from '../schema.ts';
import { sequences } from '../service.ts';
import { createSequence, deleteSequence, restoreSequence, updateSequence } from './service.ts';

/** What nearly all mutations of sequences answer with. */
export const sequencePayload: ObjectFieldsShape<Types, SequenceRow> = (t) => ({
  sequence: t.field({
    description: 'The sequence as it is now.',
    type: Sequence,
    resolve: (sequence) => sequence,
  }),
});

mutation('createSequence', {
  description: 'Makes a sequence, which has no posts yet.',
  rule: 'sequence.create',
  input: (t) => ({
    title: t.string({ required: true, description: 'Its title: up to 300 characters.' }),
    description: t.string({
      description: 'What it is about, as Markdown: up to 20,000 characters.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
  resolve: createSequence,
  payload: (t) => ({
    ...sequencePayload(t),
    sequenceEdge: t.field({
      description: 'The new sequence with its place in the list of all, or of its author’s.',
      type: edgeTypeOf(SequenceConnection),
      args: {
        orderBy: t.arg({
          type: SequenceOrderRef,
          defaultValue: 'NEWEST',
          description: 'The order of the list that it is to be put into.',
        }),
      },
      resolve: (sequence, { orderBy }, scope) => ({
        row: sequence,
        connection: sequences(scope, { orderBy: orderBy ?? 'NEWEST' }),
      }),
    }),
  }),
});

mutation('updateSequence', {
  description:
    'Changes the title or the description of a sequence of one’s own. What is left out stays as it is; so does its address.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequence: t.id({ required: true, description: 'Which sequence.' }),
    title: t.string({ description: 'Its new title.' }),
    description: t.string({ description: 'What it is about, as Markdown; null for nothing.' }),
  }),
  resolve: updateSequence,
  payload: sequencePayload,
});

mutation('deleteSequence', {
  description: 'Deletes a sequence of one’s own. Its posts stay.',
  rule: 'sequence.delete',
  input: (t) => ({ sequence: t.id({ required: true, description: 'Which sequence.' }) }),
  resolve: (scope, { sequence }) => deleteSequence(scope, sequence),
  payload: sequencePayload,
});

mutation('restoreSequence', {
  description: 'Brings a sequence back that one deleted.',
  rule: 'sequence.restore',
  input: (t) => ({ sequence: t.id({ required: true, description: 'Which sequence.' }) }),
  resolve: (scope, { sequence }) => restoreSequence(scope, sequence),
  payload: sequencePayload,
});
