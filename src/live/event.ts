/** What subscribers and webhooks can be told of. */
export const EVENT_KINDS = [
  'COMMENT_ADDED',
  'POST_PUBLISHED',
  'WIKI_PAGE_EDITED',
  'SCORE_CHANGED',
  'NOTIFICATION_ADDED',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happens in a transaction. All ids are those of rows. */
export type NewEvent =
  /** `placeId` is the post's or wiki page's that it stands on. */
  | { readonly kind: 'COMMENT_ADDED'; readonly commentId: string; readonly placeId: string }
  | { readonly kind: 'POST_PUBLISHED'; readonly postId: string }
  | { readonly kind: 'WIKI_PAGE_EDITED'; readonly wikiPageId: string; readonly revisionId: string }
  | {
      readonly kind: 'SCORE_CHANGED';
      readonly subject: { readonly kind: 'Post' | 'Comment'; readonly id: string };
    }
  | {
      readonly kind: 'NOTIFICATION_ADDED';
      readonly notificationId: string;
      readonly userId: string;
    };

/** What somebody wants to be told of: a kind, and which post, page, subject or person; null for all. */
export interface Interest {
  readonly kind: EventKind;
  readonly scopeId: string | null;
}

/** That what an account may do has changed; `scopeId` is the account. Triggers record it, for servers alone. */
export const AUTHORITY_CHANGED = 'AUTHORITY_CHANGED';

/** An event as it is kept. */
export interface LiveEvent {
  readonly kind: EventKind | typeof AUTHORITY_CHANGED;
  readonly scopeId: string | null;
  readonly id: string;
  /** Its place among all: the later it could be seen, the higher. */
  readonly position: number;
  /** The type of the node that it is about, as the API calls it. */
  readonly nodeKind: string;
  readonly nodeId: string;
  /** When it was recorded: PostgreSQL's text. */
  readonly createdAt: string;
}
