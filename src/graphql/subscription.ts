import type { ObjectFieldsShape } from '@pothos/core';
import { notFound, otherType } from '../access/assertions.ts';
import { nodeOf, parseNodeId } from '../access/node-ids.ts';
import type { NodeKey, NodeKind } from '../access/node-key.ts';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { EventKind, LiveEvent } from '../live/event.ts';
import { eventCursor } from '../live/event-cursor.ts';
import { freshScope, type Scope } from '../request/scope.ts';
import { builder, type Types } from './builder.ts';

/** What a subscriber receives: the object of the event, as the viewer may see it, and the cursor. */
export interface DeliveredEvent<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** The argument that names the node whose events are subjectId. */
interface EventSubject {
  readonly argument: string;
  readonly description: string;
  readonly kinds: readonly NodeKind[];
  /** The id of the row whose followers get the events of a node. Default: its own. */
  readonly scopeIdOf?: (scope: Scope, key: NodeKey) => MaybePromise<string>;
}

interface SubscriptionOptions<Node> {
  readonly description: string;
  readonly kind: Pick<EventKind, 'name'>;
  /** Left out where `scopeId` says whose events are subjectId, or where all are. */
  readonly about?: EventSubject;
  readonly scopeId?: (scope: Scope) => string;
  /** Reads what an event is about; null when the viewer may not see it, and then nothing is delivered. */
  readonly load: (scope: Scope, event: LiveEvent) => MaybePromise<Node | null>;
  readonly payload: {
    readonly description: string;
    readonly fields: ObjectFieldsShape<Types, DeliveredEvent<Node>>;
  };
}

/** A field of `Subscription` for a kind of events, and the type of its payload: `NAME`, with a capital. */
export function subscription<Node>(name: string, options: SubscriptionOptions<Node>): void {
  const { description, about, payload } = options;
  const typename = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const Payload = builder.objectRef<DeliveredEvent<Node>>(typename).implement({
    description: payload.description,
    fields: (t) => ({
      ...payload.fields(t),
      cursor: t.string({
        description:
          'The position of the subscriber in the stream of events. Pass it as `since` to receive the events after it.',
        resolve: ({ cursor }) => cursor,
      }),
    }),
  });
  builder.subscriptionField(name, (t) =>
    t.field({
      rule: 'public',
      description,
      type: Payload,
      args: {
        ...(about && {
          [about.argument]: t.arg.id({ required: true, description: about.description }),
        }),
        since: t.arg.string({
          description:
            'The last `cursor` that the client received. The stream begins with the events after it. Default: only new events.',
        }),
      },
      subscribe: (_root, args, scope) => follow(scope, options, args),
      resolve: (delivered) => delivered,
    }),
  );
}

interface FollowArguments {
  readonly [argument: string]: string | null | undefined;
  readonly since?: string | null | undefined;
}

/** Reads the object of each event again, for the viewer: events that they may not see are skipped. */
async function follow<Node>(
  scope: Scope,
  { kind, about, scopeId, load }: SubscriptionOptions<Node>,
  args: FollowArguments,
): Promise<AsyncIterable<DeliveredEvent<Node>>> {
  const key = about ? await visibleKey(scope, about, args[about.argument] ?? '') : null;
  const followedId =
    key === null ? (scopeId?.(scope) ?? null) : ((await about?.scopeIdOf?.(scope, key)) ?? key.id);
  const isOfOneNode = key !== null && followedId !== key.id;
  const events = await scope.follow?.({ kind: kind.name, scopeId: followedId }, args.since);
  if (events === undefined) throw new Error('Only subscriptions can follow events');
  return visible(events);

  async function* visible(all: AsyncIterable<LiveEvent>): AsyncGenerator<DeliveredEvent<Node>> {
    for await (const event of all) {
      if (isOfOneNode && event.nodeId !== key.id) continue;
      const node = await load(freshScope(scope), event);
      if (node !== null) yield { node, cursor: eventCursor(event) };
    }
  }
}

/** @throws PublicError INVALID_ID, or NOT_FOUND for what is of another kind, missing, or hidden */
async function visibleKey(
  scope: Scope,
  { argument, kinds }: EventSubject,
  id: string,
): Promise<NodeKey> {
  const key = parseNodeId(scope, id, argument);
  if (!kinds.includes(key.kind)) throw otherType(argument, kinds);
  if ((await nodeOf(scope, key)) === null) throw notFound(argument);
  return key;
}
