import { createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.ts';
import { listen } from '../../src/http/server.ts';
import { send } from '../http/send.ts';
import { follow } from '../live/follow.ts';

/** How many runs without errors it takes until an operation is compiled. */
const RUNS_UNTIL_COMPILED = 2;

interface Attempt {
  readonly app: App;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Variables with which the same query answers without errors. */
  readonly harmless: Record<string, unknown>;
  /** Called before the query is sent with `variables`. */
  readonly prepare?: () => void;
}

/** The codes of the errors that each way of executing a query answers with. */
export const WAYS: Readonly<Record<string, (attempt: Attempt) => Promise<unknown[]>>> = {
  plain({ app, query, variables, prepare }) {
    prepare?.();
    return codesOf(app, { query, variables });
  },
  async compiled({ app, query, variables, harmless, prepare }) {
    for (let run = 0; run <= RUNS_UNTIL_COMPILED; run += 1) {
      const codes = await codesOf(app, { query, variables: harmless });
      if (codes.length > 0) throw new Error(`The harmless query failed: ${codes}`);
    }
    prepare?.();
    return codesOf(app, { query, variables });
  },
  async 'server-sent events'({ app, query, variables, prepare }) {
    prepare?.();
    const stream = await follow(app, query, variables);
    const answer = await stream.next();
    await stream.leave();
    return codes(answer?.errors);
  },
  async WebSocket({ app, query, variables, prepare }) {
    const client = await connect(app);
    prepare?.();
    return codes(await client.next({ query, variables }));
  },
};

async function codesOf(app: App, body: object): Promise<unknown[]> {
  return codes((await send(app, { body })).json.errors);
}

function codes(errors: readonly { extensions?: Record<string, unknown> }[] = []): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}

async function connect({ listener, upgrade: onUpgrade }: App) {
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  const url = server.url.replace('http:', 'ws:').concat('/graphql');
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(async () => {
    await client.dispose();
    await server.stop(0);
  });
  return {
    /** The errors of the first answer. */
    next: (payload: { query: string; variables: Record<string, unknown> }) =>
      client
        .iterate(payload)
        .next()
        .then(
          ({ value }) => value?.errors ?? [],
          (errors: unknown) => (Array.isArray(errors) ? errors : Promise.reject(errors)),
        ),
  };
}
