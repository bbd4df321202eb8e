import { listedNode } from '../../../../graphql/branded-node.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import { Votable, Vote, VoteAxisRef, VoteDirectionRef, VoteStrengthRef } from '../refs.ts';
import { viewerVote } from '../service.ts';
import { castVote } from './service.ts';

mutation('vote', {
  description: 'Votes on a post or comment. The vote replaces your earlier vote on it.',
  rule: 'vote.cast',
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'The id of the post or comment.' }),
    axis: t.field({
      type: VoteAxisRef,
      required: true,
      defaultValue: 'KARMA',
      description: 'What the vote is about.',
    }),
    direction: t.field({
      type: VoteDirectionRef,
      required: true,
      description: 'Whether the vote is for or against. NONE withdraws it.',
    }),
    strength: t.field({
      type: VoteStrengthRef,
      required: true,
      defaultValue: 'SMALL',
      description:
        'SMALL counts one point. STRONG counts two to nine points: the more karma the voter has, the more.',
    }),
  }),
  resolve: castVote,
  payload: (t) => ({
    subject: t.field({
      description: 'The post or comment with its new score.',
      type: Votable,
      resolve: ({ subject }, _args, scope) => listedNode(scope, subject),
    }),
    vote: t.field({
      description: 'The vote after the change. Null if it was withdrawn.',
      type: Vote,
      nullable: true,
      resolve: ({ subject, axis }, _args, scope) => viewerVote(scope, subject, axis),
    }),
  }),
});
