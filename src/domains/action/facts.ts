/**
 * What rules know of the things that they are asked about. Facts are only ever made of things that the
 * viewer sees: what they do not see does not exist for them.
 */
export interface PostFacts {
  readonly kind: 'Post';
  readonly authorId: string | null;
  readonly isPublished: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
}

export interface WikiPageFacts {
  readonly kind: 'WikiPage';
}

export interface CommentFacts {
  readonly kind: 'Comment';
  /** Null on a tombstone too. */
  readonly authorId: string | null;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  readonly isAnswer: boolean;
  readonly isRetracted: boolean;
  readonly place: PostFacts | WikiPageFacts;
}

export interface UserFacts {
  readonly kind: 'User';
  readonly id: string;
}

/** Of actions that are done to nothing in particular. */
export interface NoFacts {
  readonly kind: 'None';
}

export type Facts = PostFacts | WikiPageFacts | CommentFacts | UserFacts | NoFacts;

export type SubjectKind = Facts['kind'];

export type FactsOf<Kind extends SubjectKind> = Extract<Facts, { readonly kind: Kind }>;
