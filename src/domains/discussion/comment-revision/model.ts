import type { TextRow } from '../../rich-text/model.ts';

/** A text of a comment that an edit replaced. */
export interface CommentRevisionRow extends TextRow {
  readonly id: string;
  readonly commentId: string;
  /** What the comment is on: exactly one of the two. */
  readonly postId: string | null;
  readonly wikiPageId: string | null;
  /** 1, 2, 3, … without gaps. */
  readonly version: number;
  readonly createdAt: string;
}

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly CommentRevision: CommentRevisionRow;
  }
}
