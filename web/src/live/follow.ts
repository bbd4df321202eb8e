import { type Client, createClient } from 'graphql-ws/client';
import { type GraphQLTaggedNode, getRequest } from 'relay-runtime';
import { browserPath } from '../paths.ts';

/** In ms: between attempts to connect again, at most. */
const MAX_WAIT = 30_000;

/** Each page has one connection, however many events it follows. */
let client: Client | undefined;

interface Subscription {
  readonly variables: object;
  readonly response: object;
}

/**
 * Follows events over one WebSocket, which comes back after each loss and then brings what was missed.
 *
 * @param subscription takes `since`
 * @param receive gets the data of an event, and gives its cursor
 * @returns ends it
 */
export function follow<Followed extends Subscription>(
  subscription: GraphQLTaggedNode,
  variables: Followed['variables'],
  receive: (data: Followed['response']) => string,
): () => void {
  client ??= createClient({
    url: `${location.protocol.replace('http', 'ws')}//${location.host}${browserPath('/graphql')}`,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: waitFor,
  });
  // The client sends the variables again after each loss, as they are then.
  const current = { ...variables } as Record<string, unknown>;
  const { id, name } = getRequest(subscription).params;
  return client.subscribe(
    {
      query: '',
      operationName: name,
      variables: current,
      extensions: { persistedQuery: { sha256Hash: id } },
    },
    {
      next({ data }) {
        if (data) current['since'] = receive(data as Followed['response']);
      },
      // The server refuses it, such as when the session has ended: then nothing comes any more.
      error() {},
      complete() {},
    },
  );
}

/** Longer with each attempt; not all at once after a restart of the server. */
function waitFor(attempts: number): Promise<void> {
  const longest = Math.min(1000 * 2 ** attempts, MAX_WAIT);
  return new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
}
