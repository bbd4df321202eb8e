import { COMMENT_ADDED, COMMENT_CHANGED } from '../domains/discussion/comment/events.ts';
import { POLL_CHANGED } from '../domains/discussion/poll/events.ts';
import { POST_PUBLISHED } from '../domains/discussion/post/events.ts';
import { REACTIONS_CHANGED } from '../domains/discussion/reaction/events.ts';
import { SCORE_CHANGED } from '../domains/discussion/vote/events.ts';
import { NOTIFICATION_ADDED } from '../domains/people/notification/events.ts';
import { WIKI_PAGE_EDITED } from '../domains/wiki/edit/events.ts';
import type { EventKind } from '../live/event.ts';

/** All kinds of events that subscribers and webhooks can receive. */
const EVENT_KINDS: readonly EventKind[] = [
  COMMENT_ADDED,
  COMMENT_CHANGED,
  POST_PUBLISHED,
  WIKI_PAGE_EDITED,
  SCORE_CHANGED,
  REACTIONS_CHANGED,
  POLL_CHANGED,
  NOTIFICATION_ADDED,
];

/** What webhooks call a kind, by the kind's name. Private kinds are left out. */
export const WEBHOOK_NAMES: ReadonlyMap<string, string> = new Map(
  EVENT_KINDS.flatMap(({ name, webhook }) => (webhook === null ? [] : [[name, webhook]])),
);
