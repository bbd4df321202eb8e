import type { NodeKey } from '../../access/node-key.ts';

export const CONTRIBUTION_KINDS = ['Post', 'Comment', 'WikiContribution'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** An entry of a person's feed. */
export interface ContributionRow extends NodeKey<ContributionKind> {
  readonly at: string;
}
