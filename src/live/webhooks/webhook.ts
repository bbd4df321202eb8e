import type { EventKind, LiveEvent } from '../event.ts';

/** The kinds that webhooks can ask for, by the names that they have there. Notifications are private. */
export const WEBHOOK_EVENTS = {
  'comment.added': 'COMMENT_ADDED',
  'post.published': 'POST_PUBLISHED',
  'wiki-page.edited': 'WIKI_PAGE_EDITED',
  'score.changed': 'SCORE_CHANGED',
} as const satisfies Record<string, EventKind>;

/** One message to one address. */
export interface Delivery extends Pick<LiveEvent, 'kind' | 'nodeKind' | 'nodeId' | 'createdAt'> {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** How often it was tried, the attempt under way counted. */
  readonly attempts: number;
}
