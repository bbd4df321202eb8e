import { rule } from '../../../access/rule.ts';

/** Who may follow whom or what. */
export const FOLLOW_ACTIONS = {
  'follow.keep': rule({
    description: 'Follow or unfollow a person, post, thread or wiki page.',
    on: ['User', 'Post', 'Comment', 'WikiPage'],
    deny: (viewer, subject) =>
      subject.kind === 'User' && subject.id === viewer.id ? 'Nobody follows themselves.' : null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof FOLLOW_ACTIONS, unknown> {}
}
