import { denyHidden, denyNonModerators, denyShown } from '../../../access/denials.ts';
import { rule } from '../../../access/rule.ts';

/** Who may do what to versions of wiki pages. */
export const WIKI_CONTRIBUTION_ACTIONS = {
  'wikiContribution.hide': rule({
    description: 'Hide the text of an earlier version of a wiki page from all but moderators.',
    on: ['WikiContribution'],
    deny: (viewer, version) =>
      denyNonModerators(viewer) ??
      denyHidden(version) ??
      (version.isCurrent
        ? 'This version is the text of the page. Restore an earlier version first.'
        : null),
  }),
  'wikiContribution.unhide': rule({
    description: 'Show the hidden text of a version of a wiki page again.',
    on: ['WikiContribution'],
    deny: (viewer, version) => denyNonModerators(viewer) ?? denyShown(version),
  }),
} as const;

declare module '../../../access/rule.ts' {
  interface ActionNames extends Record<keyof typeof WIKI_CONTRIBUTION_ACTIONS, unknown> {}
}
