import type { Coauthorship } from '../domains/discussion/post/model.ts';
import type { UserRole } from '../domains/people/user/model.ts';

/**
 * What rules know of the things that they are asked about. Facts are only ever made of things that the
 * viewer sees: what they do not see does not exist for them.
 */
export interface PostFacts extends PostState {
  /** What the viewer is to it besides its author; null when nothing. */
  readonly coauthorship: Coauthorship | null;
}

/** What rules about a comment know of the post that it stands on. */
export interface PostState {
  readonly kind: 'Post';
  readonly authorId: string | null;
  readonly isPublished: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
}

export interface WikiPageFacts {
  readonly kind: 'WikiPage';
  readonly isDeleted: boolean;
  /** Only trusted people edit it. */
  readonly isProtected: boolean;
}

export interface CommentFacts {
  readonly kind: 'Comment';
  /** Null on a tombstone too. */
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
  readonly isAnswer: boolean;
  readonly isRetracted: boolean;
  readonly place: PostState | WikiPageFacts;
}

export interface SequenceFacts {
  readonly kind: 'Sequence';
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  /** Hidden because it waits for review. */
  readonly isHeld: boolean;
}

export interface HeldWikiEditFacts {
  readonly kind: 'HeldWikiEdit';
  /** Waits for review. */
  readonly isHeld: boolean;
}

export interface UserFacts {
  readonly kind: 'User';
  readonly id: string;
  readonly role: UserRole;
  readonly isBanned: boolean;
}

export interface ReportFacts {
  readonly kind: 'Report';
  readonly isResolved: boolean;
}

/** Of actions that are done to nothing in particular. */
export interface NoFacts {
  readonly kind: 'None';
}

export type Facts =
  | PostFacts
  | WikiPageFacts
  | CommentFacts
  | SequenceFacts
  | HeldWikiEditFacts
  | UserFacts
  | ReportFacts
  | NoFacts;

export type SubjectKind = Facts['kind'];

export type FactsOf<Kind extends SubjectKind> = Extract<Facts, { readonly kind: Kind }>;
