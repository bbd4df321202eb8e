import { type Denial, rule } from '../../../access/rule.ts';
import { isModerator, isTrusted, type MemberViewer } from '../../../access/viewer.ts';
import type { WikiPageFacts } from './facts.ts';

/** Who may do what to the wiki. */
export const WIKI_PAGE_ACTIONS = {
  'wikiPage.create': rule({
    description: 'Create a wiki page with its first version.',
    on: ['None'],
    deny: () => null,
  }),
  'wikiPage.edit': rule({
    description: 'Change the text of a wiki page, or restore an earlier version.',
    on: ['WikiPage'],
    deny: denyEditing,
  }),
  'wikiPage.rename': rule({
    description: 'Change the title of a wiki page.',
    on: ['WikiPage'],
    deny: denyEditing,
  }),
  'wikiPage.protect': rule({
    description: 'Protect a wiki page, so that only trusted members can edit it.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyProtecting(viewer, page) ?? (page.isProtected ? 'This page is already protected.' : null),
  }),
  'wikiPage.unprotect': rule({
    description: 'Remove the protection of a wiki page, so that every member can edit it.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyProtecting(viewer, page) ?? (page.isProtected ? null : 'This page is not protected.'),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof WIKI_PAGE_ACTIONS, unknown> {}
}

function denyEditing(viewer: MemberViewer, { isDeleted, isProtected }: WikiPageFacts): Denial {
  if (isDeleted) return 'This page is deleted.';
  return isProtected && !isTrusted(viewer) ? 'Only trusted members may edit this page.' : null;
}

function denyProtecting(viewer: MemberViewer, { isDeleted }: WikiPageFacts): Denial {
  if (!isModerator(viewer)) return 'Only moderators may do this.';
  return isDeleted ? 'This page is deleted.' : null;
}
