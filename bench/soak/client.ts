import { Agent, request } from 'node:http';
import type { SentOperation } from './comment-operations.ts';

/** An answer, or what went wrong before there was one. */
export interface Answer {
  /** 0 when the connection failed. */
  readonly status: number;
  readonly text: string;
  /** Milliseconds from the request to the end of the answer. */
  readonly took: number;
}

export interface Client {
  readonly send: (request: ClientRequest) => Promise<Answer>;
  readonly operation: (operation: SentOperation) => Promise<Answer>;
  readonly close: () => void;
}

export interface ClientRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface ClientOptions {
  readonly url: string;
  /** The loopback address it connects from: to the server each is another machine. */
  readonly address: string;
  readonly token?: string;
}

/** A client with connections and an address of its own. It never throws. */
export function createClient({ url, address, token }: ClientOptions): Client {
  const agent = new Agent({ keepAlive: true, localAddress: address });
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };

  function send({ method = 'GET', path, headers, body }: ClientRequest): Promise<Answer> {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const done = (status: number, text: string) =>
        resolve({ status, text, took: performance.now() - startedAt });
      const sent = request(
        new URL(path, url),
        { method, agent, localAddress: address, headers: { ...bearer, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            done(response.statusCode ?? 0, Buffer.concat(chunks).toString()),
          );
          response.on('error', (error) => done(0, error.message));
        },
      );
      sent.on('error', (error) => done(0, error.message));
      sent.end(body);
    });
  }

  return {
    send,
    operation: (operation) =>
      send({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(operation),
      }),
    close: () => agent.destroy(),
  };
}
