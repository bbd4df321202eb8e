export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly hasBio: boolean;
  readonly karma: number;
  readonly role: UserRole;
  readonly joinedAt: string;
  readonly websiteUrl: string | null;
  readonly location: string | null;
  readonly avatarUrl: string | null;
  /** How much of what they wrote everybody may see. */
  readonly postCount: number;
  readonly commentCount: number;
  readonly wikiContributionCount: number;
  readonly sequenceCount: number;
}

export type UserRole = 'MEMBER' | 'TRUSTED' | 'MODERATOR' | 'ADMIN';

export type UserOrder = 'KARMA' | 'NEWEST' | 'OLDEST' | 'USERNAME';

export interface UserFilter {
  readonly roles?: readonly UserRole[] | null | undefined;
  readonly minKarma?: number | null | undefined;
  readonly joinedSince?: string | null | undefined;
  readonly joinedUntil?: string | null | undefined;
  readonly nameStartsWith?: string | null | undefined;
}
