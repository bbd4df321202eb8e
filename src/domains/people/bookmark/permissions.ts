import { rule } from '../../../access/rule.ts';

/** Who may bookmark what. */
export const BOOKMARK_ACTIONS = {
  'bookmark.update': rule({
    description: 'Add or remove a bookmark on a post, comment or wiki page.',
    on: ['Post', 'Comment', 'WikiPage'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof BOOKMARK_ACTIONS, unknown> {}
}
