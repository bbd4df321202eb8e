import { alreadyDone, type Denial } from './rule.ts';
import { isModerator, type MemberViewer } from './viewer.ts';

/** Denials that the rules of several nouns share. */

export function denyNonModerators(viewer: MemberViewer): Denial {
  return isModerator(viewer) ? null : 'Only moderators may do this.';
}

interface PageState {
  readonly isDeleted: boolean;
  readonly isMerged: boolean;
}

/** Of a wiki page, or of what is done on one. */
export function denyGonePage({ isDeleted, isMerged }: PageState): string | null {
  if (isDeleted) return 'This page is deleted.';
  return isMerged ? 'This page was merged into another one.' : null;
}

export function denyHidden({ isHidden }: { readonly isHidden: boolean }): Denial {
  return isHidden ? alreadyDone('It is already hidden.') : null;
}

export function denyShown({ isHidden }: { readonly isHidden: boolean }): Denial {
  return isHidden ? null : alreadyDone('It is not hidden.');
}

export function denyHeld({ isHeld }: { readonly isHeld: boolean }): Denial {
  return isHeld ? 'This text is held for review. Approve or reject it instead.' : null;
}
