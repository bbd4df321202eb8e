import { nodeOf, parseNodeId } from '../../access/node-ids.ts';
import type { NodeKey, NodeKind } from '../../access/node-key.ts';
import { assertMember } from '../../access/writers.ts';
import { PublicError } from '../../lib/errors.ts';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import type { EventKind, LiveEvent } from '../../live/event.ts';
import { eventCursor } from '../../live/event-cursor.ts';
import { freshScope, type Scope } from '../../request/scope.ts';
import { COMMENT_ADDED } from '../discussion/comment/events.ts';
import type { CommentRow } from '../discussion/comment/model.ts';
import { commentsById } from '../discussion/comment/service.ts';
import { POST_PUBLISHED } from '../discussion/post/events.ts';
import type { PostRow } from '../discussion/post/model.ts';
import { postsById } from '../discussion/post/service.ts';
import { SCORE_CHANGED } from '../discussion/vote/events.ts';
import { NOTIFICATION_ADDED } from '../people/notification/events.ts';
import type { NotificationRow } from '../people/notification/model.ts';
import { notificationById } from '../people/notification/service.ts';
import { WIKI_PAGE_EDITED } from '../wiki/edit/events.ts';
import type { WikiContributionRow } from '../wiki/revision/model.ts';
import { wikiContributionById } from '../wiki/revision/service.ts';

/** What a subscriber is told: the thing that it is about, as the viewer may see it, and where that is. */
export interface Told<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** What one subscription asks for. */
interface Wish<Node> {
  readonly kind: EventKind;
  readonly scopeId: string | null;
  readonly since: string | null | undefined;
  readonly load: (scope: Scope, event: LiveEvent) => MaybePromise<Node | null>;
}

interface WishAbout {
  readonly id: string;
  readonly since?: string | null | undefined;
}

/** Comments that are written on a post. */
export async function commentsAdded(scope: Scope, { id, since }: WishAbout) {
  const { id: scopeId } = await seen(scope, { id, argument: 'post', kinds: ['Post'] });
  return told<CommentRow>(scope, {
    kind: COMMENT_ADDED,
    scopeId,
    since,
    load: (fresh, { nodeId }) => commentsById(fresh).load(nodeId),
  });
}

/** Posts that are published. */
export function postsPublished(scope: Scope, since: string | null | undefined) {
  return told<PostRow>(scope, {
    kind: POST_PUBLISHED,
    scopeId: null,
    since,
    load: (fresh, { nodeId }) => postsById(fresh).load(nodeId),
  });
}

/** Versions that are written of a wiki page. */
export async function wikiPageEdits(scope: Scope, { id, since }: WishAbout) {
  const { id: scopeId } = await seen(scope, { id, argument: 'page', kinds: ['WikiPage'] });
  return told<WikiContributionRow>(scope, {
    kind: WIKI_PAGE_EDITED,
    scopeId,
    since,
    load: (fresh, { nodeId }) => wikiContributionById(fresh, nodeId),
  });
}

/** The key of a post or comment, each time that its score changes. */
export async function scoreChanges(scope: Scope, { id, since }: WishAbout) {
  const kinds = ['Post', 'Comment'] as const;
  const subject = await seen(scope, { id, argument: 'subject', kinds });
  return told<NodeKey>(scope, {
    kind: SCORE_CHANGED,
    scopeId: subject.id,
    since,
    load: async (fresh) => ((await nodeOf(fresh, subject)) === null ? null : subject),
  });
}

/**
 * What the viewer is told.
 *
 * @throws PublicError UNAUTHENTICATED
 */
export async function notificationsAdded(scope: Scope, since: string | null | undefined) {
  return told<NotificationRow>(scope, {
    kind: NOTIFICATION_ADDED,
    scopeId: assertMember(scope.viewer).id,
    since,
    load: (fresh, { nodeId }) => notificationById(fresh, nodeId),
  });
}

interface SeenOptions {
  readonly id: string;
  readonly argument: string;
  readonly kinds: readonly NodeKind[];
}

/** @throws PublicError INVALID_ID, or NOT_FOUND for what is of another kind, missing, or hidden */
async function seen(scope: Scope, { id, argument, kinds }: SeenOptions): Promise<NodeKey> {
  const key = parseNodeId(scope, id, argument);
  const node = kinds.includes(key.kind) ? await nodeOf(scope, key) : null;
  if (node === null) {
    throw new PublicError(`\`${argument}\` names nothing that can be followed here.`, {
      code: 'NOT_FOUND',
      argument,
    });
  }
  return key;
}

/** Each thing is looked at afresh and with the viewer's eyes: what they may not see is passed over. */
async function told<Node>(scope: Scope, wish: Wish<Node>): Promise<AsyncIterable<Told<Node>>> {
  const { kind, scopeId, since, load } = wish;
  const events = await scope.follow?.({ kind: kind.name, scopeId }, since);
  if (events === undefined) throw new Error('Events are followed by subscriptions alone');
  return visible(events);

  async function* visible(all: AsyncIterable<LiveEvent>): AsyncGenerator<Told<Node>> {
    for await (const event of all) {
      const node = await load(freshScope(scope), event);
      if (node !== null) yield { node, cursor: eventCursor(event) };
    }
  }
}
