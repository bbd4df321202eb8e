import type { NodeKey } from '../../../access/node-key.ts';
import type { TimeRange } from '../../../loaders/time-range.ts';
import type { LostTopics } from '../../../topic-tree/add-parent.ts';

export type ModerationKind =
  | 'HIDE'
  | 'UNHIDE'
  | 'APPROVE'
  | 'LOCK'
  | 'UNLOCK'
  | 'PIN'
  | 'UNPIN'
  | 'CURATE'
  | 'UNCURATE'
  | 'PROTECT'
  | 'UNPROTECT'
  | 'BAN'
  | 'UNBAN'
  | 'ROLE'
  | 'DELETE'
  | 'RESTORE'
  | 'MERGE'
  | 'REMOVE_AVATAR';

/** What can be reported to moderators. */
export type ReportedKind = 'User' | 'Post' | 'Comment' | 'WikiPage';

/** What moderators look after. */
export type ModeratedKind = ReportedKind | 'Sequence' | 'HeldWikiEdit' | 'WikiContribution';

/** An entry of the log of moderation. */
export interface ModerationActionRow extends LostTopics {
  readonly id: string;
  readonly kind: ModerationKind;
  readonly moderatorId: string | null;
  readonly moderatorName: string;
  readonly subject: NodeKey<ModeratedKind>;
  readonly reason: string;
  readonly until: string | null;
  readonly createdAt: string;
}

export interface ModerationFilter extends TimeRange {
  readonly kinds?: readonly ModerationKind[] | null | undefined;
  readonly moderators?: readonly string[] | null | undefined;
  readonly users?: readonly string[] | null | undefined;
  readonly subjectId?: string | null | undefined;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly ModerationAction: ModerationActionRow;
  }
}
