import type { UserRole } from '../../../access/viewer.ts';
import type { TimeRange } from '../../../loaders/time-range.ts';
import type { ImageRow } from '../../image/model.ts';

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly hasBio: boolean;
  readonly karma: number;
  readonly role: UserRole;
  readonly isBanned: boolean;
  /** Null if no ban is in force. */
  readonly bannedUntil: string | null;
  readonly joinedAt: string;
  readonly websiteUrl: string | null;
  readonly location: string | null;
  readonly avatarUrl: string | null;
  /** The uploaded picture. */
  readonly avatar: ImageRow | null;
  /** How much of what they wrote all may see. */
  readonly postCount: number;
  readonly commentCount: number;
  readonly wikiContributionCount: number;
  readonly sequenceCount: number;
  /** Forms of the biography, those that are asked for. */
  readonly bioHtml?: string | null;
  readonly bioMarkdown?: string | null;
  readonly bioText?: string | null;
  readonly bioWordCount?: number;
  readonly bioOpening?: string | null;
}

/** The fields of a text whose forms are in the row, and the properties that hold them. */
export const TEXT_PROPERTIES = {
  html: 'bioHtml',
  markdown: 'bioMarkdown',
  text: 'bioText',
  wordCount: 'bioWordCount',
  excerpt: 'bioOpening',
  excerptHtml: 'bioHtml',
} as const;

export type UserOrder = 'KARMA' | 'NEWEST' | 'OLDEST' | 'USERNAME';

export interface UserFilter extends TimeRange {
  readonly roles?: readonly UserRole[] | null | undefined;
  readonly minKarma?: number | null | undefined;
  readonly nameStartsWith?: string | null | undefined;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly User: UserRow;
  }
}
