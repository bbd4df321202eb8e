import type { NodeKey } from '../../../access/node-key.ts';
import type { ItemRow } from '../subject/model.ts';

export type NotificationKind =
  | 'REPLY'
  | 'MENTION'
  | 'COMMENT'
  | 'POST'
  | 'EDIT'
  | 'INVITATION'
  | 'REACTION'
  | 'MODERATION';

/** What a notification may be about. */
export type NotificationSubject = NodeKey<
  'Post' | 'Comment' | 'WikiPage' | 'Sequence' | 'HeldWikiEdit' | 'UserNote'
>;

export interface NotificationRow extends ItemRow<NotificationSubject['kind']> {
  readonly kind: NotificationKind;
  /** Who did it; null when the account is gone. */
  readonly actorId: string | null;
  readonly readAt: string | null;
}

interface Acted {
  /** The user who did it, who is not notified. */
  readonly actorId: string;
}

interface Written extends Acted {
  /** The new text: the users that it mentions as `@name` are notified. */
  readonly markdown: string;
}

/** Something that causes notifications. All ids are those of rows. */
export type NotificationEvent =
  /** A comment is there for others to read: written, or approved. */
  | ({ readonly what: 'COMMENT_WRITTEN'; readonly commentId: string } & Written)
  | ({ readonly what: 'COMMENT_EDITED'; readonly commentId: string } & Written)
  /** A post is there for others to read. */
  | ({ readonly what: 'POST_PUBLISHED'; readonly postId: string } & Written)
  /** A published post was edited. */
  | ({ readonly what: 'POST_EDITED'; readonly postId: string } & Written)
  | ({ readonly what: 'WIKI_PAGE_EDITED'; readonly wikiPageId: string } & Written)
  | ({
      readonly what: 'COAUTHOR_INVITED';
      readonly postId: string;
      readonly userId: string;
    } & Acted)
  /** A user added a reaction. */
  | ({ readonly what: 'REACTED'; readonly subject: NodeKey<'Post' | 'Comment'> } & Acted)
  /** A moderator did something to what a user wrote. */
  | ({
      readonly what: 'MODERATED';
      readonly subject: NotificationSubject;
      /** Who wrote it. Default: the author of the subject. */
      readonly authorId?: string;
    } & Acted);

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Notification: NotificationRow;
  }
}
