import { createClient } from 'graphql-ws';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../../src/app.ts';
import { listen } from '../../../src/http/server.ts';
import { follow } from '../../live/follow.ts';
import type { Answer } from '../../support/api.ts';

/** The next message of a subscription; null when it has ended. */
export type NextMessage = () => Promise<Pick<Answer, 'data' | 'errors'> | null>;

type Subscribe = (app: App, asked: { query: string; token: string }) => Promise<NextMessage>;

/** Subscribes over each transport until the test ends. */
export const TRANSPORTS: Readonly<Record<string, Subscribe>> = {
  async 'server-sent events'(app, { query, token }) {
    const stream = await follow(app, query, {}, { authorization: `Bearer ${token}` });
    onTestFinished(() => stream.leave());
    return () => stream.next();
  },
  async WebSocket({ listener, upgrade: onUpgrade }, { query, token }) {
    const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
    const url = server.url.replace('http:', 'ws:').concat('/graphql');
    const connectionParams = { authorization: `Bearer ${token}` };
    const client = createClient({
      url,
      connectionParams,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    onTestFinished(async () => {
      await client.dispose();
      await server.stop(0);
    });
    const messages = client.iterate({ query });
    return async () => {
      const { done, value } = await messages.next();
      return done ? null : (value as Pick<Answer, 'data' | 'errors'>);
    };
  },
};
