import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { type Running, start } from './run.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
export const PATIENCE = 120_000;

export interface Served extends Running {
  readonly url: string;
  /** Sends half a request, so that one is in flight; the other half is the caller's. */
  beginRequest(): Promise<{ socket: Socket; finish(): Promise<string> }>;
}

/** Starts a server on a new database; neither outlives the test. */
export async function serve(environment: Record<string, string> = {}): Promise<Served> {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  return serveOn(url, environment);
}

export async function serveOn(
  databaseUrl: string,
  environment: Record<string, string>,
): Promise<Served> {
  const running = start(['serve'], {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DEMO: 'off',
    LOG_FORMAT: 'json',
    ...environment,
  });
  const line = await running.says(
    /^API {7}http:\/\/127\.0\.0\.1:\d+\/graphql\n(?:.*\n)^Data {6}.*\n/m,
  );
  const url = /http:\S+(?=\/graphql)/.exec(line)?.[0] ?? '';
  return { ...running, url, beginRequest: () => beginRequest(url) };
}

async function beginRequest(url: string) {
  const body = JSON.stringify({ query: '{ users { totalCount } }' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  const head = `POST /graphql HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  await new Promise((resolve) => socket.write(head + body.slice(0, 10), resolve));
  // Something that the server answers only once it has seen the above.
  await fetch(`${url}/health/live`);
  return {
    socket,
    async finish() {
      socket.write(body.slice(10));
      await once(socket, 'close');
      return answer;
    },
  };
}

export const ask = async (url: string, query: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
};

/** Ends a server by a signal while half of a request has come, and sends the other half. */
export async function expectToFinish(served: Served, signal: NodeJS.Signals): Promise<void> {
  const { url, child, finished, says, beginRequest } = served;
  const request = await beginRequest();
  child.kill(signal);
  await says(/shutting down/);
  await expect(fetch(url)).rejects.toThrow();
  const answer = await request.finish();

  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain('{"data":{"users":{"totalCount":0}}');
  expect(await finished).toMatchObject({ code: 0, signal: null });
}
