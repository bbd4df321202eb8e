import {
  COMMENT_ADDED,
  COMMENT_CHANGED,
  COMMENT_REMOVED,
} from '../domains/discussion/comment/events.ts';
import { POLL_CHANGED } from '../domains/discussion/poll/events.ts';
import { POST_PUBLISHED, POST_REMOVED, POST_RESTORED } from '../domains/discussion/post/events.ts';
import { REACTIONS_CHANGED } from '../domains/discussion/reaction/events.ts';
import { SCORE_CHANGED } from '../domains/discussion/vote/events.ts';
import { NOTIFICATION_ADDED } from '../domains/people/notification/events.ts';
import { WIKI_PAGE_EDITED } from '../domains/wiki/edit/events.ts';
import { WIKI_PAGE_REMOVED, WIKI_PAGE_RESTORED } from '../domains/wiki/page/events.ts';
import type { EventKind } from '../live/event.ts';

/** All kinds of events that subscribers and webhooks can receive. */
const EVENT_KINDS: readonly EventKind[] = [
  COMMENT_ADDED,
  COMMENT_CHANGED,
  COMMENT_REMOVED,
  POST_PUBLISHED,
  POST_REMOVED,
  POST_RESTORED,
  WIKI_PAGE_EDITED,
  WIKI_PAGE_REMOVED,
  WIKI_PAGE_RESTORED,
  SCORE_CHANGED,
  REACTIONS_CHANGED,
  POLL_CHANGED,
  NOTIFICATION_ADDED,
];

/** What webhooks call a kind, by the kind's name. Private kinds are left out. */
export const WEBHOOK_NAMES: ReadonlyMap<string, string> = new Map(
  EVENT_KINDS.flatMap(({ name, webhook }) => (webhook === null ? [] : [[name, webhook]])),
);

/** Kinds that say that an object is public no longer. */
export const REMOVAL_KINDS: ReadonlySet<string> = new Set(
  EVENT_KINDS.flatMap(({ name, isRemoval = false }) => (isRemoval ? name : [])),
);
