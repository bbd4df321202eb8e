import type { NodeKey } from '../node/model.ts';

export type ModerationKind =
  | 'HIDE'
  | 'UNHIDE'
  | 'APPROVE'
  | 'LOCK'
  | 'UNLOCK'
  | 'PROTECT'
  | 'UNPROTECT'
  | 'BAN'
  | 'UNBAN'
  | 'ROLE';

/** What moderators look after, and what can be reported to them. */
export type ModeratedKind = 'User' | 'Post' | 'Comment' | 'WikiPage';

/** An entry of the log of moderation. */
export interface ModerationActionRow {
  readonly id: string;
  readonly kind: ModerationKind;
  readonly moderatorId: string | null;
  readonly moderatorName: string;
  readonly subject: NodeKey<ModeratedKind>;
  readonly reason: string;
  readonly until: string | null;
  readonly createdAt: string;
}
