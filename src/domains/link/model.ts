import type { NodeKey } from '../node/model.ts';

export interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly createdAt: string;
  readonly source: NodeKey<LinkEnd>;
}

export const LINK_KINDS = ['MENTION', 'RELATED', 'DUPLICATE'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What can point and be pointed at. */
export type LinkEnd = 'Post' | 'Comment' | 'WikiPage';
