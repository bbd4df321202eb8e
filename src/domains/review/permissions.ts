import { denyNonModerators } from '../../access/denials.ts';
import { rule } from '../../access/rule.ts';

/** Who may review texts. */
export const REVIEW_ACTIONS = {
  'text.review': rule({
    description: 'Approve or reject a text that is held for review.',
    on: ['Post', 'Comment', 'Sequence', 'HeldWikiEdit'],
    deny: (viewer, text) =>
      denyNonModerators(viewer) ??
      // Edits of wiki pages are withdrawn instead.
      ('isDeleted' in text && text.isDeleted ? 'This text is deleted.' : null) ??
      (text.isHeld ? null : 'This text is not held for review.'),
  }),
} as const;

declare module '../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof REVIEW_ACTIONS, unknown> {}
}
