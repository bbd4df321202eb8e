import type { App } from '../../../src/app.ts';
import type { Answer } from '../../support/api.ts';
import { askingForUserErrors, withUserErrors } from '../../support/user-errors.ts';

/** A request whose head has come, and whose body has not. */
export interface HeldRequest {
  /** Sends the body, and gives back what is answered. */
  finish(): Promise<Pick<Answer, 'status' | 'data' | 'errors'>>;
}

interface Asked {
  readonly token: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Sends the head of a request, and keeps its body back. */
export function hold(app: Pick<App, 'fetch'>, { token, query, variables }: Asked): HeldRequest {
  const asked = askingForUserErrors(query);
  const body = { query: asked, variables };
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
  });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: stream,
    duplex: 'half',
  };
  const response = app.fetch(new Request('http://commonplace/graphql', init));
  return {
    async finish() {
      controller?.enqueue(new TextEncoder().encode(JSON.stringify(body)));
      controller?.close();
      const answered = await response;
      const { data, errors = [] } = (await answered.json()) as Answer;
      const all = asked === query ? errors : withUserErrors(data, errors);
      return { status: answered.status, data, errors: all };
    },
  };
}
