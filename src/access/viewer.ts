export type UserRole = 'MEMBER' | 'TRUSTED' | 'MODERATOR' | 'ADMIN';

/** The user or anonymous client that makes the request. Always an object. */
export type Viewer = AnonymousViewer | MemberViewer;

export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

export interface MemberViewer {
  readonly kind: 'member';
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: UserRole;
  readonly karma: number;
  /** What the token allows, whatever the person may do. A session allows everything. */
  readonly scope: 'READ' | 'WRITE';
  /** What says that it is them. */
  readonly credential: Credential;
  /** Whether a ban was in force, by the database's clock, when the viewer was looked up. */
  readonly isBanned: boolean;
  /** When the last ban ends, or ended, as PostgreSQL writes it; null when there was none. */
  readonly bannedUntil: string | null;
  /** Whether they had muted anybody when they were looked up. */
  readonly mutesUsers: boolean;
}

/** What a viewer was looked up by. Times are in ms; `validFor` is from the look-up, and null when it does not expire. */
type Credential =
  | { readonly kind: 'token'; readonly id: string; readonly validFor: number | null }
  | { readonly kind: 'session'; readonly id: string; readonly validFor: number }
  | { readonly kind: 'claims'; readonly until: number; readonly validFor: number };

/** From the least to the most. */
export const ROLES: readonly UserRole[] = ['MEMBER', 'TRUSTED', 'MODERATOR', 'ADMIN'];

/** Whether the first role may do less than the second. */
export function isBelow(role: UserRole, other: UserRole): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}

export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };

/** Whether this is a moderator or an admin. */
export function isModerator(viewer: Viewer): boolean {
  return viewer.kind === 'member' && (viewer.role === 'MODERATOR' || viewer.role === 'ADMIN');
}

/** Whether the community trusts this person with more than its newcomers. */
export function isTrusted(viewer: Viewer): boolean {
  return viewer.kind === 'member' && viewer.role !== 'MEMBER';
}
