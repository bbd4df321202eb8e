import { type Denial, rule } from '../../../access/rule.ts';
import { isModerator, isTrusted, type MemberViewer } from '../../../access/viewer.ts';
import type { WikiPageFacts } from './facts.ts';

/** Who may do what to the wiki. */
export const WIKI_PAGE_ACTIONS = {
  'wikiPage.create': rule({
    description: 'Make a wiki page.',
    on: ['None'],
    deny: () => null,
  }),
  'wikiPage.edit': rule({
    description: 'Change what a wiki page says, or bring an earlier version back.',
    on: ['WikiPage'],
    deny: denyEditing,
  }),
  'wikiPage.rename': rule({
    description: 'Give a wiki page another title.',
    on: ['WikiPage'],
    deny: denyEditing,
  }),
  'wikiPage.protect': rule({
    description: 'Let only trusted people edit a wiki page.',
    on: ['WikiPage'],
    deny: (viewer, page) =>
      denyProtecting(viewer, page) ?? (page.isProtected ? 'This page is protected already.' : null),
  }),
  'wikiPage.unprotect': rule({
    description: 'Let everybody edit a protected wiki page again.',
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
  return isProtected && !isTrusted(viewer) ? 'Only trusted people edit this page.' : null;
}

function denyProtecting(viewer: MemberViewer, { isDeleted }: WikiPageFacts): Denial {
  if (!isModerator(viewer)) return 'Only moderators may do this.';
  return isDeleted ? 'This page is deleted.' : null;
}
