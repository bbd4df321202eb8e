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
}

export const USER_ROLES = ['MEMBER', 'TRUSTED', 'MODERATOR', 'ADMIN'] as const;
export type UserRole = (typeof USER_ROLES)[number];

export const USER_ORDERS = ['KARMA', 'NEWEST', 'OLDEST', 'USERNAME'] as const;
export type UserOrder = (typeof USER_ORDERS)[number];

export interface UserFilter {
  readonly roles?: readonly UserRole[] | null | undefined;
  readonly minKarma?: number | null | undefined;
  readonly joinedSince?: string | null | undefined;
  readonly joinedUntil?: string | null | undefined;
  readonly nameStartsWith?: string | null | undefined;
}
