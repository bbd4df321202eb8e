import { builder } from '../../../graphql/builder.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { listPrice } from '../../../graphql/prices.ts';
import { toOneNonNull } from '../../../graphql/selection/to-one.ts';
import { Post } from '../post/refs.ts';
import { postsById } from '../post/service.ts';
import type { PollOption } from './model.ts';
import { Poll } from './refs.ts';
import { optionsOf, pollOfPost, prefetchPolls } from './service.ts';
import { MAX_OPTIONS } from './write/content.ts';

const PollOptionRef = builder.objectRef<PollOption>('PollOption').implement({
  description: 'An option of a poll, with its votes.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: 'The place among the options: 1, 2, 3 and so on. `votePoll` takes it.',
    }),
    text: t.exposeString('text', { description: 'The option as plain text.' }),
    voteCount: t.exposeInt('voteCount', {
      description: 'The number of users who chose the option.',
    }),
    viewerHasChosen: t.exposeBoolean('viewerHasChosen', {
      description: 'Whether the viewer chose the option. False for anonymous viewers.',
    }),
  }),
});

builder.objectType(Poll, {
  description:
    'A question on a post, with options that users choose from. The results are public, but nobody can read what others chose.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'Poll'),
    question: t.exposeString('question', { description: 'The question as plain text.' }),
    options: t.field({
      description: 'The options, in the order in which to show them. They never change.',
      type: [PollOptionRef],
      complexity: listPrice(MAX_OPTIONS),
      resolve: optionsOf,
    }),
    voterCount: t.exposeInt('voterCount', {
      description: 'The number of users who voted. A user can have chosen several options.',
    }),
    maxChoices: t.exposeInt('maxChoices', {
      description: 'The maximum number of options that a user can choose.',
    }),
    viewerHasVoted: t.boolean({
      description: 'Whether the viewer voted. False for anonymous viewers.',
      resolve: ({ viewerChoices }) => viewerChoices !== null,
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the poll was added to the post.',
    }),
    closesAt: t.expose('closesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When voting ends or ended. Null if no time was set.',
    }),
    isClosed: t.exposeBoolean('isClosed', { description: 'Whether voting has ended.' }),
    post: t.field({
      description: 'The post with this poll, which viewers of the poll can see, too.',
      type: Post,
      ...toOneNonNull('postId', postsById),
    }),
  }),
});

builder.objectField(Post, 'poll', (t) =>
  t.field({
    description: 'The poll on the post. Null if there is none.',
    type: Poll,
    nullable: true,
    reads: ['id'],
    prefetch: prefetchPolls,
    resolve: (post, _args, scope) => pollOfPost(scope, post),
  }),
);
