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
    'Adds a post to your sequence. You can add posts by any author. Drafts appear in the list after they are published.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    chapterTitle: t.string({
      description: 'The title of a chapter that begins with this post. Null begins no chapter.',
    }),
    beforePostId: t.id({
      description: 'The id of the post that follows the new one. Default: the new post comes last.',
    }),
  }),
  resolve: addPostToSequence,
  payload: (t) => ({
    sequence: t.field({
      description: 'The sequence after the change.',
      type: Sequence,
      resolve: ({ sequence }) => sequence,
    }),
    entryEdge: t.field({
      description: 'The new entry with its cursor. Null while the post is not visible to others.',
      type: edgeTypeOf(SequenceEntryConnection),
      nullable: true,
      resolve: (placed, _args, scope) => edgeOfEntry(scope, placed),
    }),
  }),
});

mutation('removePostFromSequence', {
  description:
    'Removes a post from your sequence. A chapter that began with this post then begins with the next one.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
  }),
  resolve: removePostFromSequence,
  payload: sequencePayload,
});

const SequenceEntryInputRef = builder.inputType('SequenceEntryInput', {
  description: 'The next post in the new order of a sequence.',
  fields: (t) => ({
    postId: t.id({
      required: true,
      description: 'The id of one post in the sequence, each at most once.',
    }),
    chapterTitle: t.string({
      description:
        'The title of the chapter that begins with this post. Null means no chapter. If left out, the chapter does not change.',
    }),
  }),
});

mutation('reorderSequence', {
  description:
    'Changes the order and the chapters of posts in your sequence. The listed posts take the places that they have now, in the new order. All others keep their places. So one post alone changes its chapter, and the order stays.',
  rule: 'sequence.edit',
  input: (t) => ({
    sequenceId: t.id({
      required: true,
      description: 'The id of the sequence, as `Sequence.id` returns it.',
    }),
    entries: t.field({
      type: [SequenceEntryInputRef],
      required: true,
      description: 'Posts of the sequence in their new order.',
    }),
  }),
  resolve: reorderSequence,
  payload: sequencePayload,
});
