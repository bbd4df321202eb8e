import type { TimeRange } from '../../../loaders/time-range.ts';

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
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly editedAt: string | null;
  readonly lastActivityAt: string;
  /** The place in the order HOT. */
  readonly hotRank: number;
  readonly isLocked: boolean;
  /** On the front page. */
  readonly isPinned: boolean;
  readonly curatedAt: string | null;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** Since when this text waits for review, and is hidden because of that; null when it does not. */
  readonly heldAt: string | null;
  readonly acceptedAnswerId: string | null;
}

export type PostKind = 'ARTICLE' | 'QUESTION' | 'LINK' | 'SHORTFORM';

/** What a user is to a post of somebody else: invited to write it together, or a co-author. */
export type Coauthorship = 'INVITED' | 'ACCEPTED';

export interface CoauthorRow {
  readonly postId: string;
  readonly userId: string;
  /** Null if nobody invited them, as in imports. */
  readonly invitedById: string | null;
  readonly invitedAt: string;
}

/** An author of a post as it shows them: the first author, or a co-author. */
export interface PostAuthor {
  readonly userId: string | null;
  readonly name: string;
  readonly invitedById: string | null;
  readonly invitedAt: string | null;
}

/** A post that the viewer is invited to. */
export interface InvitationRow extends PostRow {
  readonly invitedAt: string;
  readonly invitedById: string | null;
}

/** What an author typed and has not made part of the post. */
export interface SavedDraftRow {
  readonly postId: string;
  /** Grows with each save. */
  readonly version: number;
  /** The number of the version of the post that it was made from. */
  readonly basedOn: number;
  readonly title: string;
  readonly linkUrl: string | null;
  readonly markdown: string;
  readonly savedAt: string;
}

export type PostOrder = 'NEWEST' | 'OLDEST' | 'TOP' | 'ACTIVE' | 'HOT';

export interface PostFilter extends TimeRange {
  readonly kinds?: readonly PostKind[] | null | undefined;
  readonly authors?: readonly string[] | null | undefined;
  readonly topics?: readonly string[] | null | undefined;
  readonly includeChildTopics?: boolean | null | undefined;
  readonly minScore?: number | null | undefined;
  readonly isAnswered?: boolean | null | undefined;
  readonly isLocked?: boolean | null | undefined;
  readonly isPinned?: boolean | null | undefined;
  readonly isCurated?: boolean | null | undefined;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Post: PostRow;
  }
}
