export interface PostRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: PostKind;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly revisionId: string | null;
  readonly linkUrl: string | null;
  readonly score: number;
  readonly voteCount: number;
  readonly commentCount: number;
  readonly publishedAt: string | null;
  readonly editedAt: string | null;
  readonly lastActivityAt: string;
  readonly isLocked: boolean;
  readonly acceptedAnswerId: string | null;
}

export const POST_KINDS = ['ARTICLE', 'QUESTION', 'LINK', 'SHORTFORM'] as const;
export type PostKind = (typeof POST_KINDS)[number];

export const POST_ORDERS = ['NEWEST', 'OLDEST', 'TOP', 'ACTIVE'] as const;
export type PostOrder = (typeof POST_ORDERS)[number];

export interface PostFilter {
  readonly kinds?: readonly PostKind[] | null | undefined;
  readonly author?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly minScore?: number | null | undefined;
  readonly isAnswered?: boolean | null | undefined;
  readonly isLocked?: boolean | null | undefined;
}

/** Whose posts a list holds. */
export type PostOwner = 'author' | 'topic';
