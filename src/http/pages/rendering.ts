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
import { PageReading } from './page-reading.ts';
import { RememberedPages } from './remembered-pages.ts';
import { type Rendering, render } from './rendered-page.ts';

/** Times on a page are as old as this at most, in ms: a page that has not changed keeps its ETag so long. */
const CLOCK_STEP = 60_000;

interface RenderingOptions {
  readonly site: SiteSettings;
  readonly runOperation: RunOperation;
  readonly bundle: () => Promise<Bundle>;
  readonly hasGraphiql: boolean;
  readonly log: Logger;
}

/** Renders the page at an address as the viewer of the request sees it; null when that fails. A failure of ours is logged. */
export type RenderPage = (request: Request, url: URL) => Promise<Rendering | null>;

export function pageRendering(options: RenderingOptions): RenderPage {
  const { site, runOperation, hasGraphiql, log } = options;
  const remembered = new RememberedPages();

  /** Loaded with the first page, which a start need not wait for. */
  const prepared = onceDone(async () => {
    const { renderer, operations } = await options.bundle();
    const loaded = await renderer?.();
    const { name, language } = site;
    loaded?.describeSite({ name, language, hasGraphiql, basePath: basePathOf(site.url) });
    return loaded && { renderer: loaded, documentOf: documentsOf(operations) };
  });

  return async (request, url) => {
    try {
      const pages = await prepared();
      if (pages === undefined) return null;
      const { renderer, documentOf } = pages;
      const now = Math.floor(Date.now() / CLOCK_STEP) * CLOCK_STEP;
      const reading = new PageReading(renderer.answerKey, async (id, variables) => ({
        data: await runOperation(request, documentOf(id), variables),
      }));
      const page = { renderer, url, now, reading };
      if (requestInfo(request).viewer.kind === 'anonymous') return await remembered.render(page);
      const { rendering } = await render(page);
      return rendering;
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
