import type { App } from '../../src/app.ts';
import type { GraphqlError } from '../support/user-errors.ts';

interface Message {
  /** After `http://commonplace`; the API's own unless told otherwise. */
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the text says as JSON; empty when it is none. */
  readonly json: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly GraphqlError[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

/** Sends anything at all to a server, well-formed or not. A POST is JSON unless its headers differ. */
export async function send(app: Pick<App, 'fetch'>, message: Message): Promise<Reply> {
  const { path = '/graphql', method = 'POST', headers = {}, body } = message;
  const response = await app.fetch(`http://commonplace${path}`, {
    method,
    headers: { ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : {},
  };
}

/** What clients send that know the newer media type: then every refusal has a status of its own. */
export const STRICT = { accept: 'application/graphql-response+json' };
