import { type DocumentNode, parse } from 'graphql';
import type { Logger } from 'pino';
import { basePathOf } from '../../lib/base-path.ts';
import type { ErrorCode } from '../../lib/errors.ts';
import { onceDone } from '../../lib/once.ts';
import type { SiteSettings } from '../../request/site-settings.ts';
import { isServerError } from '../failures.ts';
import type { RunOperation } from '../in-process.ts';
import { toPublicError } from '../public-errors.ts';
import { requestInfo } from '../request-info.ts';
import type { TypedQuery } from '../typed-query.ts';
import type { Bundle } from './bundle.ts';
import { escapeForScript } from './escape-for-script.ts';

/** Times on a page are as old as this at most, in ms: a page that has not changed keeps its ETag so long. */
const CLOCK_STEP = 60_000;

interface RenderingOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
  readonly bundle: () => Promise<Bundle>;
  readonly hasGraphiql: boolean;
  readonly log: Logger;
}

/** The content of `<div id="app">`, and what the browser takes it over with. */
export interface Rendering {
  readonly html: string;
  /** The id of the element that has `json`. */
  readonly id: string;
  /** Safe within a script element. */
  readonly json: string;
}

/** Renders the page at an address as the viewer of the request sees it; null when that fails. A failure of ours is logged. */
export type RenderPage = (request: Request, url: URL) => Promise<Rendering | null>;

export function pageRendering(options: RenderingOptions): RenderPage {
  const { site, runOperation, hasGraphiql, log } = options;

  /** Loaded with the first page, which a start need not wait for. */
  const prepared = onceDone(async () => {
    const { renderer, operations } = await options.bundle();
    const loaded = await renderer?.();
    const { name, language } = site;
    loaded?.describeSite({ name, language, hasGraphiql, basePath: basePathOf(site.url) });
    return loaded && { ...loaded, documentOf: documentsOf(operations) };
  });

  return async (request, url) => {
    try {
      const renderer = await prepared();
      if (renderer === undefined) return null;
      const now = Math.floor(Date.now() / CLOCK_STEP) * CLOCK_STEP;
      const { html, answers } = await renderer.renderPage({
        url,
        now,
        async load(id, variables) {
          return { data: await runOperation(request, renderer.documentOf(id), variables) };
        },
      });
      const json = JSON.stringify({ renderedAt: now, answers });
      return { html, id: renderer.HANDED_OVER_ID, json: escapeForScript(json) };
    } catch (error) {
      if (request.signal.aborted) throw error;
      // The next reader may get more.
      requestInfo(request).keys = undefined;
      if (!isRefusal(error)) {
        log.error({ err: error, path: url.pathname }, 'a page could not be rendered on the server');
      }
      return null;
    }
  };
}

/** Whether the address asks for what cannot be: a cursor of another list, or more than is allowed. */
function isRefusal(error: unknown): boolean {
  const { code } = toPublicError(error).extensions as { readonly code?: ErrorCode };
  return code !== undefined && !isServerError(code);
}

/** The pages' operations, each parsed once. */
function documentsOf(operations: Bundle['operations']): (id: string) => TypedQuery<unknown> {
  const parsed = new Map<string, DocumentNode>();
  return (id) => {
    const document = parsed.get(id) ?? parse(operations.get(id) ?? '', { noLocation: true });
    parsed.set(id, document);
    return document as TypedQuery<unknown>;
  };
}
