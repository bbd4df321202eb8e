import type { NodeKey } from '../../../access/node-key.ts';

/** What a row may be about that belongs to somebody: a bookmark, something followed, a notification. */
type SubjectKind =
  | 'User'
  | 'Post'
  | 'Comment'
  | 'WikiPage'
  | 'Sequence'
  | 'HeldWikiEdit'
  | 'UserNote';

/** Such a row: one of the things that somebody keeps. */
export interface KeptRow<Kind extends SubjectKind = SubjectKind> {
  readonly id: string;
  readonly createdAt: string;
  readonly subject: NodeKey<Kind>;
}
