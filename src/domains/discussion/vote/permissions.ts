import type { FactsOf } from '../../../access/facts.ts';
import { type Denial, rule } from '../../../access/rule.ts';
import type { MemberViewer } from '../../../access/viewer.ts';
import { denyNonPublic } from '../post/policy.ts';

/** Who may vote on what. */
export const VOTE_ACTIONS = {
  'vote.cast': rule({
    description: 'Vote on a post or comment, change the vote, or withdraw it.',
    on: ['Post', 'Comment'],
    deny: (viewer, subject) => {
      if (isWriter(viewer, subject)) return 'Nobody votes on what they wrote themselves.';
      return subject.kind === 'Post' ? denyNonPublic(subject) : denyComment(subject);
    },
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof VOTE_ACTIONS, unknown> {}
}

function isWriter({ id }: MemberViewer, subject: FactsOf<'Post' | 'Comment'>): boolean {
  if (subject.authorId === id) return true;
  return subject.kind === 'Post' && subject.coauthorship === 'ACCEPTED';
}

function denyComment({ isDeleted, isHidden, place }: FactsOf<'Comment'>): Denial {
  if (isDeleted || isHidden) return 'This comment is not shown.';
  return place.kind === 'Post' ? denyNonPublic(place) : null;
}
