import { rule } from '../../../access/rule.ts';
import { denyNonPublic } from '../post/policy.ts';

/** Who may react to what. */
export const REACTION_ACTIONS = {
  'reaction.update': rule({
    description: 'Add or remove a reaction to a post or comment.',
    on: ['Post', 'Comment'],
    deny: (_viewer, subject) => {
      if (subject.kind === 'Post') return denyNonPublic(subject);
      if (subject.isDeleted || subject.isHidden) return 'This comment is not shown.';
      return subject.place.kind === 'Post' ? denyNonPublic(subject.place) : null;
    },
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof REACTION_ACTIONS, unknown> {}
}
