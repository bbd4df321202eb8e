import { rule } from '../../../access/rule.ts';

/** Who may store how far they have read. */
export const READ_MARK_ACTIONS = {
  'readMark.update': rule({
    description: 'Mark the comments on a post or wiki page as read.',
    on: ['Post', 'WikiPage'],
    deny: () => null,
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof READ_MARK_ACTIONS, unknown> {}
}
