import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import {
  Environment,
  type GraphQLSingularResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { App } from './app.tsx';
import { Root } from './root.tsx';
import { setHtmlParser } from './text/parse-html.ts';
import { serverTexts } from './text/server-texts.ts';

export { answerKey, HANDED_OVER_ID } from './answers.ts';
export { describeSite } from './site.ts';

/** What the server renders, and where it reads it. */
export interface RenderOptions {
  readonly url: URL;
  /** In ms since 1970. */
  readonly now: number;
  /** Runs an operation, named by its hash, as the reader of the page. */
  readonly load: (
    id: string,
    variables: Readonly<Record<string, unknown>>,
  ) => Promise<GraphQLSingularResponse>;
  /** Takes the HTML, once all of it is there: a stream of Node.js without a limit. */
  readonly into: NodeJS.WritableStream;
}

const { document } = parseHTML('<!doctype html><html><body></body></html>');

setHtmlParser((html) => {
  const content = document.createElement('div');
  content.innerHTML = html;
  return { content, toHtml: () => content.innerHTML };
});

/**
 * Renders a page with all that it shows.
 *
 * @throws what an operation or a component threw
 */
export async function renderPage({ url, now, load, into }: RenderOptions): Promise<void> {
  let refusal: unknown;
  const environment = new Environment({
    isServer: true,
    network: Network.create(({ id }, variables) =>
      load(id ?? '', variables).catch((error: unknown) => {
        refusal ??= error;
        throw error;
      }),
    ),
    store: new Store(new RecordSource()),
  });
  await renderWhole(
    <Root
      environment={environment}
      renderedAt={now}
      texts={serverTexts(url.href)}
      address={{ ssrPath: url.pathname, ssrSearch: url.search }}
    >
      <App />
    </Root>,
    into,
  ).catch((error: unknown) => {
    // Components that miss what was refused fail in their own ways.
    throw refusal ?? error;
  });
}

function renderWhole(page: ReactNode, into: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown;
    const { pipe } = renderToPipeableStream(page, {
      // Parts that come later are put into their places by inline scripts, which the pages' policy refuses.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onError(error) {
        failure ??= error;
      },
      onShellError: reject,
      onAllReady() {
        if (failure !== undefined) return reject(failure);
        pipe(into);
        resolve();
      },
    });
  });
}
