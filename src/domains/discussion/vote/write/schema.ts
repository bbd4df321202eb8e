import { listedNode } from '../../../../graphql/branded-node.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Scored, Vote, VoteAxisRef, VoteDirectionRef, VoteStrengthRef } from '../refs.ts';
import { viewerVote } from '../service.ts';
import { castVote } from './service.ts';

mutation('vote', {
  description: 'Votes on a post or comment, in place of what one voted on it before.',
  rule: 'vote.cast',
  input: (t) => ({
    subject: t.id({ required: true, description: 'The post or comment.' }),
    axis: t.field({
      type: VoteAxisRef,
      required: true,
      defaultValue: 'KARMA',
      description: 'What the vote is about.',
    }),
    direction: t.field({
      type: VoteDirectionRef,
      required: true,
      description: 'For or against; NONE takes the vote back.',
    }),
    strength: t.field({
      type: VoteStrengthRef,
      required: true,
      defaultValue: 'SMALL',
      description: 'How much it is to count.',
    }),
  }),
  resolve: castVote,
  payload: (t) => ({
    subject: t.field({
      description: 'What was voted on, with its score as it is now.',
      type: Scored,
      resolve: async ({ subject }, _args, scope) => (await listedNode(scope, subject)) as never,
    }),
    vote: t.field({
      description: 'The vote as it is now; null when it was taken back.',
      type: Vote,
      nullable: true,
      resolve: ({ subject, axis }, _args, scope) => viewerVote(scope, subject, axis),
    }),
  }),
});
