/** The types that have an id of their own. */
export const NODE_KINDS = [
  'User',
  'Post',
  'PostRevision',
  'Comment',
  'WikiPage',
  'WikiContribution',
  'Sequence',
  'HeldWikiEdit',
  'Report',
  'ModerationAction',
  'Notification',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** One node, not yet read: an entry of a list that holds several kinds, or an id that a client sent. */
export interface NodeKey<Kind extends NodeKind = NodeKind> {
  readonly kind: Kind;
  readonly id: string;
}
