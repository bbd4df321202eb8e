import type { App } from '../../src/app.ts';

/** A subscription over server-sent events, as a program reads it. */
export interface Followed {
  readonly status: number;
  readonly headers: Headers;
  /** The data of the next event of the stream; null when the stream ends. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of the query beside it
  next(): Promise<any>;
  /** Goes away without a word. */
  leave(): Promise<void>;
}

/** Subscribes in process, and comes back when the server has answered. */
export async function follow(
  app: Pick<App, 'fetch'>,
  query: string,
  variables: Record<string, unknown> = {},
  authorization: Readonly<Record<string, string>> = {},
): Promise<Followed> {
  const response = await app.fetch('http://commonplace/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...authorization,
    },
    body: JSON.stringify({ query, variables }),
  });
  const reader = (response.body ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const found = /^event: (next|complete)\ndata:(.*)\n\n/m.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          if (found[1] === 'complete') return null;
          return JSON.parse(found[2] ?? '');
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += decoder.decode(value, { stream: true });
      }
    },
    leave: () => reader.cancel(),
  };
}
