import { parseHTML } from 'linkedom';
import type { ReactNode } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import {
  Environment,
  type GraphQLSingularResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { type Answers, answerKey } from './answers.ts';
import { App } from './app.tsx';
import { Root } from './root.tsx';
import { setHtmlParser } from './text/parse-html.ts';
import { serverTexts } from './text/server-texts.ts';

export { HANDED_OVER_ID } from './answers.ts';
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
}

export interface Rendered {
  readonly html: string;
  /** What was read for it. */
  readonly answers: Answers;
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
export async function renderPage({ url, now, load }: RenderOptions): Promise<Rendered> {
  const answers: [string, GraphQLSingularResponse][] = [];
  let refusal: unknown;
  const environment = new Environment({
    isServer: true,
    network: Network.create(async ({ id }, variables) => {
      const answer = await load(id ?? '', variables).catch((error: unknown) => {
        refusal ??= error;
        throw error;
      });
      answers.push([answerKey(id, variables), answer]);
      return answer;
    }),
    store: new Store(new RecordSource()),
  });
  const html = await renderWhole(
    <Root
      environment={environment}
      renderedAt={now}
      texts={serverTexts(url.href)}
      address={{ ssrPath: url.pathname, ssrSearch: url.search }}
    >
      <App />
    </Root>,
  ).catch((error: unknown) => {
    // Components that miss what was refused fail in their own ways.
    throw refusal ?? error;
  });
  return { html, answers };
}

async function renderWhole(page: ReactNode): Promise<string> {
  let failure: unknown;
  const stream = await renderToReadableStream(page, {
    // Parts that come later are put into their places by inline scripts, which the pages' policy refuses.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    onError(error) {
      failure ??= error;
    },
  });
  await stream.allReady;
  if (failure !== undefined) throw failure;
  return new Response(stream).text();
}
