import { rule } from '../../../access/rule.ts';

/** Who may do what to edits that are held for review. */
export const HELD_WIKI_EDIT_ACTIONS = {
  'heldEdit.withdraw': rule({
    description: 'Withdraw an own edit of the wiki that is held for review.',
    on: ['HeldWikiEdit'],
    deny: (viewer, { authorId, isHeld }) => {
      if (authorId !== viewer.id) return 'Only its author may withdraw this edit.';
      return isHeld ? null : 'This edit is not held for review.';
    },
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof HELD_WIKI_EDIT_ACTIONS, unknown> {}
}
