import type { Conflict } from './conflict.tsx';

interface Edited {
  readonly markdown: string;
  readonly basedOn: number;
  readonly conflict: Conflict | null;
}

/** A user error of the API. The fields besides the first are those of `EditConflict`. */
interface Refusal {
  readonly __typename: string;
  readonly base?: string;
  readonly theirs?: string;
  readonly merged?: string;
  readonly version?: number;
}

/** What a form continues with after its edit met another one: the merged text. Null if it met none. */
export function conflictIn(refusals: readonly Refusal[], yours: string): Edited | null {
  const conflict = refusals.find(({ __typename }) => __typename === 'EditConflict');
  if (conflict === undefined) return null;
  const { base = '', theirs = '', merged = '', version = 0 } = conflict;
  return { markdown: merged, basedOn: version, conflict: { base, theirs, yours } };
}
