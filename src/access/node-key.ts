/**
 * The types that have an id of their own, and their rows. Each noun adds its types where it declares their
 * rows: `declare module`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: nouns fill it
export interface NodeRows {}

export type NodeKind = keyof NodeRows;

/** One node, not yet read: an entry of a list that holds several kinds, or an id that a client sent. */
export interface NodeKey<Kind extends NodeKind = NodeKind> {
  readonly kind: Kind;
  readonly id: string;
}
