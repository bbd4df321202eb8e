import type { NodeKey } from '../../../access/node-key.ts';
import type { KeptRow } from '../subject/model.ts';

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

export interface NotificationRow extends KeptRow<NotificationSubject['kind']> {
  readonly kind: NotificationKind;
  /** Who did it; null when the account is gone. */
  readonly actorId: string | null;
  readonly readAt: string | null;
}

interface Done {
  /** Who did it: they are not told themselves. */
  readonly actorId: string;
}

interface Written extends Done {
  /** The new text: the users that it mentions as `@name` are notified. */
  readonly markdown: string;
}

/** Something that people may want to be told of. All ids are those of rows. */
export type Happening =
  /** A comment is there for others to read: written, or approved. */
  | ({ readonly what: 'COMMENT_WRITTEN'; readonly commentId: string } & Written)
  | ({ readonly what: 'COMMENT_EDITED'; readonly commentId: string } & Written)
  /** A post is there for others to read. */
  | ({ readonly what: 'POST_PUBLISHED'; readonly postId: string } & Written)
  /** A published post was edited. */
  | ({ readonly what: 'POST_EDITED'; readonly postId: string } & Written)
  | ({ readonly what: 'WIKI_PAGE_EDITED'; readonly wikiPageId: string } & Written)
  | ({ readonly what: 'COAUTHOR_INVITED'; readonly postId: string; readonly userId: string } & Done)
  /** A user added a reaction. */
  | ({ readonly what: 'REACTED'; readonly subject: NodeKey<'Post' | 'Comment'> } & Done)
  /** A moderator did something to what somebody wrote. */
  | ({
      readonly what: 'MODERATED';
      readonly subject: NotificationSubject;
      /** Who wrote it. Default: the author of the subject. */
      readonly authorId?: string;
    } & Done);

declare module '../../../access/node-key.ts' {
  interface NodeRows {
    readonly Notification: NotificationRow;
  }
}
