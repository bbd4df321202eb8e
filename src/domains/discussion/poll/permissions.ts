import { rule } from '../../../access/rule.ts';
import { denyDeleted, denyNonPublic, denyNonWriters } from '../post/policy.ts';

/** Who may do what to the polls of posts. */
export const POLL_ACTIONS = {
  'poll.add': rule({
    description: 'Add a poll to a post.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyNonWriters(viewer, post),
  }),
  'poll.vote': rule({
    description: 'Vote in the poll of a post.',
    on: ['Post'],
    deny: (_viewer, post) => denyNonPublic(post),
  }),
  'poll.close': rule({
    description: 'End the voting in the poll of a post.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyNonWriters(viewer, post),
  }),
  'poll.remove': rule({
    description: 'Remove the poll of a post, with all votes.',
    on: ['Post'],
    deny: (viewer, post) => denyDeleted(post) ?? denyNonWriters(viewer, post),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof POLL_ACTIONS, unknown> {}
}
