import { denyGonePage, denyNonModerators } from '../../../access/denials.ts';
import { alreadyDone, type Denial, rule } from '../../../access/rule.ts';
import { isTrusted, type MemberViewer } from '../../../access/viewer.ts';
import type { WikiPageFacts } from './facts.ts';

/** Who may do what to the wiki. */
export const WIKI_PAGE_ACTIONS = {
  'wikiPage.create': rule({
    description: 'Create a wiki page with its first version.',
    on: ['None'],
    deny: () => null,
  }),
  'wikiPage.edit': rule({
    description:
      'Change the text or the parent topics of a wiki page, or restore an earlier version.',
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
      denyProtecting(viewer, page) ??
      (page.isProtected ? alreadyDone('This page is already protected.') : null),
  }),
  'wikiPage.unprotect': rule({
    description: 'Remove the protection of a wiki page, so that every member can edit it.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyProtecting(viewer, page) ??
      (page.isProtected ? null : alreadyDone('This page is not protected.')),
  }),
  'wikiPage.delete': rule({
    description: 'Delete a wiki page, so that only moderators can see it.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyNonModerators(viewer) ??
      (page.isDeleted ? alreadyDone('This page is already deleted.') : null),
  }),
  'wikiPage.restore': rule({
    description: 'Restore a deleted wiki page.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyNonModerators(viewer) ??
      (page.isDeleted ? null : alreadyDone('This page is not deleted.')),
  }),
  'wikiPage.merge': rule({
    description: 'Merge a wiki page into another one.',
    on: ['WikiPage'],
    deny: (viewer, page) => denyNonModerators(viewer) ?? denyGonePage(page),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof WIKI_PAGE_ACTIONS, unknown> {}
}

function denyEditing(viewer: MemberViewer, page: WikiPageFacts): Denial {
  const isRefused = page.isProtected && !isTrusted(viewer);
  return denyGonePage(page) ?? (isRefused ? 'Only trusted members may edit this page.' : null);
}

function denyProtecting(viewer: MemberViewer, page: WikiPageFacts): Denial {
  return denyNonModerators(viewer) ?? denyGonePage(page);
}
