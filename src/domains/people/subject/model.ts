import type { NodeKey } from '../../../access/node-key.ts';

/** What a row may be about that belongs to somebody: a bookmark, something followed, a notification. */
export type SubjectKind = 'User' | 'Post' | 'Comment' | 'WikiPage' | 'Sequence' | 'HeldWikiEdit';

/** Such a row: one of the things that somebody keeps. */
export interface KeptRow<Kind extends SubjectKind = SubjectKind> {
  readonly id: string;
  readonly createdAt: string;
  readonly subject: NodeKey<Kind>;
}

const PROPERTIES = {
  User: 'userId',
  Post: 'postId',
  Comment: 'commentId',
  WikiPage: 'wikiPageId',
  Sequence: 'sequenceId',
  HeldWikiEdit: 'heldWikiEditId',
} as const satisfies Record<SubjectKind, string>;

/**
 * The property, in Prisma Client, that holds the id of such a subject. The table of actions lets nothing
 * pass that has none.
 */
export function propertyOf({ kind }: NodeKey): string {
  return PROPERTIES[kind as SubjectKind];
}
