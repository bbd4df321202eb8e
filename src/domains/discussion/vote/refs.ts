import { builder } from '../../../graphql/builder.ts';
import type { VoteRow } from './model.ts';

export const Vote = builder.objectRef<VoteRow>('Vote');

export const Votable = builder.interfaceRef<{ readonly id: string; readonly score: number }>(
  'Votable',
);

export const VoteAxisRef = builder.enumType('VoteAxis', {
  description: 'The question that a vote answers.',
  values: {
    KARMA: {
      description:
        'Whether the content is worth reading. Changes its score and the karma of its author.',
    },
    AGREEMENT: { description: 'Whether the voter agrees. Only for comments.' },
  },
});

export const VoteDirectionRef = builder.enumType('VoteDirection', {
  description: 'Whether a vote is for or against.',
  values: {
    UP: { description: 'A vote in favour.' },
    DOWN: { description: 'A vote against.' },
    NONE: {
      description:
        'Withdraws the earlier vote. Only for input: a stored vote never has this value.',
    },
  },
});

export const VoteStrengthRef = builder.enumType('VoteStrength', {
  description: 'How many points a vote counts.',
  values: {
    SMALL: { description: 'Counts as 1 point.' },
    STRONG: {
      description:
        'Counts as 2 points or more, depending on the karma of the voter: 3 points from 100 karma.',
    },
  },
});
