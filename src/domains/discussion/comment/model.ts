import type { TimeRange } from '../../../loaders/time-range.ts';
import type { TextRow } from '../../rich-text/model.ts';

export interface CommentRow extends TextRow {
  readonly id: string;
  readonly postId: string | null;
  readonly wikiPageId: string | null;
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly depth: number;
  /** Null on a tombstone too. */
  readonly authorId: string | null;
  readonly authorName: string;
  readonly isAnswer: boolean;
  readonly score: number;
  readonly agreementScore: number;
  readonly replyCount: number;
  readonly descendantCount: number;
  readonly createdAt: string;
  readonly editedAt: string | null;
  /** Whether the viewer may read what it says: a tombstone says nothing. */
  readonly isReadable: boolean;
  readonly isDeleted: boolean;
  /** Only for viewers who may read it all the same. */
  readonly isHidden: boolean;
  /** Since when this text waits for review, and is hidden because of that; null when it does not. */
  readonly heldAt: string | null;
  readonly isRetracted: boolean;
  readonly isPinned: boolean;
}

export type CommentOrder = 'NEWEST' | 'OLDEST' | 'TOP';

export interface CommentFilter extends TimeRange {
  readonly authors?: readonly string[] | null | undefined;
  readonly repliesTo?: readonly string[] | null | undefined;
  readonly onPostsBy?: readonly string[] | null | undefined;
  readonly minScore?: number | null | undefined;
  readonly isAnswer?: boolean | null | undefined;
  readonly isPinned?: boolean | null | undefined;
  readonly topLevelOnly?: boolean | null | undefined;
}

/** What a list of comments belongs to. */
export type CommentParent = 'author' | 'post' | 'wikiPage' | 'comment';

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Comment: CommentRow;
  }
}
