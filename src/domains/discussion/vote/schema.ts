import { builder } from '../../../graphql/builder.ts';
import { Comment } from '../comment/refs.ts';
import { Post } from '../post/refs.ts';
import { Votable, Vote, VoteAxisRef, VoteDirectionRef, VoteStrengthRef } from './refs.ts';
import { viewerVote } from './service.ts';
import { voteOf } from './weight.ts';

Vote.implement({
  description: 'The vote of a user on a post or comment.',
  fields: (t) => ({
    axis: t.field({
      description: 'What the vote is about.',
      type: VoteAxisRef,
      resolve: ({ axis }) => axis,
    }),
    direction: t.field({
      description: 'Whether the vote is for or against.',
      type: VoteDirectionRef,
      resolve: ({ value }) => voteOf(value).direction,
    }),
    strength: t.field({
      description:
        'SMALL counts one point. STRONG counts two to nine points: the more karma the voter has, the more.',
      type: VoteStrengthRef,
      resolve: ({ value }) => voteOf(value).strength,
    }),
    value: t.exposeInt('value', {
      description: 'The number that the vote adds to the score. Negative for a vote against.',
    }),
  }),
});

Votable.implement({
  description: 'Content that users can vote on.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    score: t.exposeInt('score', {
      description:
        'The sum of the votes. A vote in favour adds its points, and a vote against subtracts them.',
    }),
    viewerVote: t.field({
      description: 'The viewer’s vote on the score. Null if the viewer has not voted.',
      type: Vote,
      nullable: true,
      reads: ['id'],
    }),
  }),
});

for (const type of [Post, Comment]) type.addInterfaces([Votable]);

builder.objectField(Post, 'viewerVote', (t) =>
  t.field({
    description: 'The viewer’s vote. Null if the viewer has not voted.',
    type: Vote,
    nullable: true,
    reads: ['id'],
    resolve: ({ id }, _args, scope) => viewerVote(scope, { kind: 'Post', id }, 'KARMA'),
  }),
);

builder.objectField(Comment, 'viewerVote', (t) =>
  t.field({
    description: 'The viewer’s vote. Null if the viewer has not voted.',
    type: Vote,
    nullable: true,
    args: {
      axis: t.arg({
        type: VoteAxisRef,
        defaultValue: 'KARMA',
        description: 'What the vote is about.',
      }),
    },
    reads: ['id'],
    resolve: ({ id }, { axis }, scope) =>
      viewerVote(scope, { kind: 'Comment', id }, axis ?? 'KARMA'),
  }),
);
