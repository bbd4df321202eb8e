import { rule } from '../../../access/rule.ts';

/** The permission to follow. */
export const FOLLOW_ACTIONS = {
  'follow.update': rule({
    description: 'Follow or unfollow a person, post, thread or wiki page.',
    on: ['User', 'Post', 'Comment', 'WikiPage'],
    deny: (viewer, subject) =>
      subject.kind === 'User' && subject.id === viewer.id ? 'You cannot follow yourself.' : null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof FOLLOW_ACTIONS, unknown> {}
}
