import type { IncomingMessage, RequestListener } from 'node:http';
import { basePathOf } from '../lib/base-path.ts';
import { refuse } from './sockets/refuse.ts';
import type { Sockets } from './sockets/sockets.ts';

/** What takes requests, by paths from the root of the site on. */
interface RequestHandlers {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly listener: RequestListener;
  readonly upgrade: Sockets['upgrade'];
}

/** Load balancers ask the server itself, and crawlers read robots.txt from the root of a host alone. */
const ALSO_AT_THE_ROOT = /^\/(?:health\/(?:live|ready)|robots\.txt)(?:\?|$)/;

/**
 * Takes the path of the site's address off every request, once and here: all code behind it knows only paths from
 * the root of the site on. A request for anything beside that path gets 404.
 *
 * @param siteUrl null when the site has no address of its own
 */
export function belowBasePath(doors: RequestHandlers, siteUrl: string | null): RequestHandlers {
  const basePath = basePathOf(siteUrl);
  if (siteUrl === null || basePath === '') return doors;

  /** Null for what is not below the path. */
  function innerTarget(target: string): string | null {
    if (target.startsWith(`${basePath}/`)) return target.slice(basePath.length);
    return ALSO_AT_THE_ROOT.test(target) ? target : null;
  }

  function refusalOf(target: string): ResponseInit & { readonly body: string } {
    const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    const [path, query] = target.split(/\?(.*)/s, 2);
    if (path === basePath) {
      const location = `${basePath}/${query === undefined ? '' : `?${query}`}`;
      return { status: 308, headers: { ...headers, location }, body: '' };
    }
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      body: `Nothing is at this address. The site is at ${siteUrl}/, and a proxy in front of it has to pass the path ${basePath}/ on.\n`,
    };
  }

  return {
    async fetch(request) {
      const { origin, href } = new URL(request.url);
      const target = href.slice(origin.length);
      const inner = innerTarget(target);
      if (inner !== null) return doors.fetch(new Request(origin + inner, request));
      const { body, ...init } = refusalOf(target);
      return new Response(body, init);
    },
    listener(request, response) {
      const target = targetOf(request);
      const inner = innerTarget(target);
      if (inner !== null) {
        request.url = inner;
        return doors.listener(request, response);
      }
      const { body, status = 404, headers } = refusalOf(target);
      response.writeHead(status, headers as Record<string, string>).end(body);
      return undefined;
    },
    upgrade(request, socket, head) {
      const inner = innerTarget(targetOf(request));
      if (inner === null) return refuse(socket, '404 Not Found');
      request.url = inner;
      return doors.upgrade(request, socket, head);
    },
  };
}

function targetOf({ url = '/' }: IncomingMessage): string {
  return url;
}
