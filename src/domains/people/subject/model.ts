import type { NodeKey } from '../../../access/node-key.ts';

/** What an item of a user may be about: a bookmark, a follow, a notification. */
type SubjectKind =
  | 'User'
  | 'Post'
  | 'Comment'
  | 'WikiPage'
  | 'Sequence'
  | 'HeldWikiEdit'
  | 'UserNote';

/** An item of a user. */
export interface ItemRow<Kind extends SubjectKind = SubjectKind> {
  readonly id: string;
  readonly createdAt: string;
  readonly subject: NodeKey<Kind>;
}
