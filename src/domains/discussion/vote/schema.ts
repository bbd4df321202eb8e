import { builder } from '../../../graphql/builder.ts';
import { Comment } from '../comment/refs.ts';
import { Post } from '../post/refs.ts';
import { Vote, VoteAxisRef, VoteDirectionRef, VoteStrengthRef } from './refs.ts';
import { viewerVote } from './service.ts';
import { voteOf } from './weight.ts';

Vote.implement({
  description: 'What somebody thinks of a post or comment.',
  fields: (t) => ({
    axis: t.field({
      description: 'What it is about.',
      type: VoteAxisRef,
      resolve: ({ axis }) => axis,
    }),
    direction: t.field({
      description: 'For or against.',
      type: VoteDirectionRef,
      resolve: ({ value }) => voteOf(value).direction,
    }),
    strength: t.field({
      description: 'Whether it was to count more than others.',
      type: VoteStrengthRef,
      resolve: ({ value }) => voteOf(value).strength,
    }),
    value: t.exposeInt('value', { description: 'What it counts for: less than 0 against it.' }),
  }),
});

builder.objectField(Post, 'viewerVote', (t) =>
  t.field({
    description: 'What the viewer voted on it; null when nothing.',
    type: Vote,
    nullable: true,
    reads: ['id'],
    resolve: ({ id }, _args, scope) => viewerVote(scope, { kind: 'Post', id }, 'KARMA'),
  }),
);

builder.objectField(Comment, 'viewerVote', (t) =>
  t.field({
    description: 'What the viewer voted on it; null when nothing.',
    type: Vote,
    nullable: true,
    args: {
      axis: t.arg({ type: VoteAxisRef, defaultValue: 'KARMA', description: 'About what.' }),
    },
    reads: ['id'],
    resolve: ({ id }, { axis }, scope) =>
      viewerVote(scope, { kind: 'Comment', id }, axis ?? 'KARMA'),
  }),
);
