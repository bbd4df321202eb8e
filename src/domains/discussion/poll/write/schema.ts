import type { ObjectFieldsShape } from '@pothos/core';
import type { InputFields, Types } from '../../../../graphql/builder.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { PostRow } from '../../post/model.ts';
import { Post } from '../../post/refs.ts';
import type { PollRow } from '../model.ts';
import { Poll } from '../refs.ts';
import { addPoll, closePoll, type PollInput, removePoll, votePoll } from './service.ts';

const pollId = (t: InputFields) =>
  t.id({ required: true, description: 'The id of the poll, as `Poll.id` returns it.' });

const postAfter: ObjectFieldsShape<Types, PostRow> = (t) => ({
  post: t.field({
    description: 'The post after the change.',
    type: Post,
    resolve: (post) => post,
  }),
});

const pollAfter: ObjectFieldsShape<Types, PollRow> = (t) => ({
  poll: t.field({
    description: 'The poll after the change.',
    type: Poll,
    resolve: (poll) => poll,
  }),
});

mutation('addPoll', {
  description:
    'Adds a poll to your post. A post has at most one. Its question and options cannot be changed later.',
  rule: 'poll.add',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    question: t.string({ required: true, description: 'The question. At most 300 characters.' }),
    options: t.stringList({
      required: true,
      description: 'The options: 2 to 20 different texts of at most 200 characters.',
    }),
    maxChoices: t.int({
      description: 'The maximum number of options that a user can choose. Default: 1.',
    }),
    closesAt: t.field({
      type: 'DateTime',
      description: 'When voting ends. If left out, it ends when you close the poll.',
    }),
  }),
  resolve: addPoll,
  payload: postAfter,
});

mutation('votePoll', {
  description: 'Votes in a poll. The vote replaces an earlier one of the viewer.',
  rule: 'poll.vote',
  input: (t) => ({
    pollId: pollId(t),
    options: t.intList({
      required: true,
      description:
        'The numbers of the chosen options, as `PollOption.number` returns them. An empty list withdraws the vote.',
    }),
  }),
  resolve: votePoll,
  payload: pollAfter,
});

mutation<PollInput, PollRow>('closePoll', {
  description: 'Ends the voting in a poll of your post. Has no effect if it has ended.',
  rule: 'poll.close',
  input: (t) => ({ pollId: pollId(t) }),
  resolve: closePoll,
  payload: pollAfter,
});

mutation<PollInput, PostRow>('removePoll', {
  description: 'Removes a poll from your post, with all votes.',
  rule: 'poll.remove',
  input: (t) => ({ pollId: pollId(t) }),
  resolve: removePoll,
  payload: postAfter,
});
