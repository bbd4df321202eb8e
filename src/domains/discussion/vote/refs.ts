import { builder } from '../../../graphql/builder.ts';
import { Comment } from '../comment/refs.ts';
import { Post } from '../post/refs.ts';
import type { VoteRow } from './model.ts';

export const Vote = builder.objectRef<VoteRow>('Vote');

export const Scored = builder.unionType('Scored', {
  description: 'What can be voted on.',
  types: [Post, Comment],
});

export const VoteAxisRef = builder.enumType('VoteAxis', {
  description: 'What a vote is about.',
  values: {
    KARMA: { description: 'Whether it is worth reading. Moves the score, and its author’s karma.' },
    AGREEMENT: { description: 'Whether it is right, however well it is said. Comments only.' },
  },
});

export const VoteDirectionRef = builder.enumType('VoteDirection', {
  description: 'For or against.',
  values: {
    UP: { description: 'For it.' },
    DOWN: { description: 'Against it.' },
    NONE: { description: 'Takes back what one voted before. No vote is ever told to be so.' },
  },
});

export const VoteStrengthRef = builder.enumType('VoteStrength', {
  description: 'How much a vote is to count.',
  values: {
    SMALL: { description: 'Counts 1.' },
    STRONG: { description: 'Counts 2, and more the more karma its voter has: 3 from 100 on.' },
  },
});
