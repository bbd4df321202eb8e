import { builder } from '../../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../../graphql/connection.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Sequence, SequenceEntryConnection } from '../refs.ts';
import {
  addPostToSequence,
  edgeOfEntry,
  removePostFromSequence,
  reorderSequence,
} from './entry-service.ts';
import { sequencePayload } from './schema.ts';

mutation('addPostToSequence', {
  description:
    'Adds a post to a sequence of one’s own. Anybody’s may be; drafts are listed once they are published.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequence: t.id({ required: true, description: 'Which sequence.' }),
    post: t.id({ required: true, description: 'Which post.' }),
    chapterTitle: t.string({ description: 'The title of a chapter that begins at it.' }),
    before: t.id({ description: 'The post that is to come after it. Default: it comes last.' }),
  }),
  resolve: addPostToSequence,
  payload: (t) => ({
    sequence: t.field({
      description: 'The sequence as it is now.',
      type: Sequence,
      resolve: ({ sequence }) => sequence,
    }),
    entryEdge: t.field({
      description: 'The post with its place in the sequence; null while others do not see it.',
      type: edgeTypeOf(SequenceEntryConnection),
      nullable: true,
      resolve: (placed, _args, scope) => edgeOfEntry(scope, placed),
    }),
  }),
});

mutation('removePostFromSequence', {
  description:
    'Takes a post out of a sequence of one’s own. A chapter that began at it begins at the next one.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequence: t.id({ required: true, description: 'Which sequence.' }),
    post: t.id({ required: true, description: 'Which post.' }),
  }),
  resolve: removePostFromSequence,
  payload: sequencePayload,
});

const SequencePlaceRef = builder.inputType('SequencePlace', {
  description: 'The next post in the order of a sequence.',
  fields: (t) => ({
    post: t.id({ required: true, description: 'Which post of the sequence.' }),
    chapterTitle: t.string({
      description:
        'The title of the chapter that begins at it; null for none, left out for the one it has.',
    }),
  }),
});

mutation('reorderSequence', {
  description:
    'Puts the posts of a sequence of one’s own into an order, and into chapters. Posts that are not named follow those that are, in the order they had.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequence: t.id({ required: true, description: 'Which sequence.' }),
    entries: t.field({
      type: [SequencePlaceRef],
      required: true,
      description: 'Its posts in their new order.',
    }),
  }),
  resolve: reorderSequence,
  payload: sequencePayload,
});
