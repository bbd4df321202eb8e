import type { NodeKey } from '../../access/node-key.ts';

export interface LinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly createdAt: string;
  readonly source: NodeKey<LinkEnd>;
  readonly target: NodeKey<LinkEnd>;
}

type LinkKind = 'MENTION' | 'RELATED' | 'DUPLICATE';

/** What can point and be pointed at. */
export type LinkEnd = 'Post' | 'Comment' | 'WikiPage';
