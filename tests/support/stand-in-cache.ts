import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { App } from '../../src/app.ts';

/** A cache in front of a server, which the server purges. Its answers have `X-Cache: HIT` or `MISS`. */
export interface HttpCache {
  /** For CACHE_PURGE_URL. */
  readonly purgeUrl: string;
  /** Begins to pass requests on to a server, and tells where the cache is reached. */
  putBefore(app: App): Promise<string>;
}

interface Stored {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly keys: ReadonlySet<string>;
  /** The values of the request's headers that its `Vary` names. */
  readonly varied: string;
  /** Until when it is served without a question. */
  readonly freshUntil: number;
  /** Whether it was purged softly: the next reader gets it, and after that the server is asked. */
  isStale: boolean;
}

/** A cookie that the server reads. */
const OWN_COOKIE = /(?:^|;\s*)(?:__Host-)?(?:session|read-after)(?:\.[^=;]*)?=/;

/**
 * A small HTTP cache in this process: it stores what `Surrogate-Control`, or else `s-maxage`, lets it store, asks again with
 * the ETag, and forgets by `Surrogate-Key`.
 */
export async function openStandInCache(): Promise<HttpCache> {
  const stored = new Map<string, Stored[]>();
  let app: App | undefined;

  function purge(keys: readonly string[], isSoft: boolean): void {
    for (const [address, variants] of stored) {
      const kept = variants.filter((variant) => {
        const isMeant = keys.some((key) => variant.keys.has(key));
        if (isMeant) variant.isStale = true;
        return isSoft || !isMeant;
      });
      stored.set(address, kept);
    }
  }

  async function answerFor(request: IncomingMessage, body: Buffer): Promise<[Stored, boolean]> {
    const { method = 'GET', url = '/' } = request;
    const isShared = method === 'GET' && mayBeShared(request);
    const known = isShared
      ? stored.get(url)?.find((variant) => variant.varied === varied(request, variant.headers))
      : undefined;
    if (known !== undefined && known.freshUntil > performance.now()) {
      if (known.isStale) refresh(request, known);
      return [known, true];
    }
    return askServer(request, body, known);
  }

  function refresh(request: IncomingMessage, known: Stored): void {
    known.isStale = false;
    askServer(request, Buffer.alloc(0), known).catch(() => {
      known.isStale = true;
    });
  }

  async function askServer(
    request: IncomingMessage,
    body: Buffer,
    known: Stored | undefined,
  ): Promise<[Stored, boolean]> {
    const { method = 'GET', url = '/' } = request;
    const isShared = method === 'GET' && mayBeShared(request);
    const headers = headersOf(request);
    const etag = known?.headers.get('etag');
    if (etag) headers.set('if-none-match', etag);
    const init = { method, headers, redirect: 'manual' as const };
    const response = await app?.fetch(
      `http://commonplace${url}`,
      body.length === 0 ? init : { ...init, body: body.toString() },
    );
    if (response === undefined) throw new Error('No server is behind the cache');
    const answer = await answerOf(request, response, known);
    if (isShared) {
      const others = stored.get(url)?.filter((variant) => variant.varied !== answer.varied) ?? [];
      const isStored = lifetime(response.headers) > 0 && answer.status === 200;
      stored.set(url, isStored ? [...others, answer] : others);
    }
    return [answer, response.status === 304];
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.url === '/.purge') {
      const isSoft = request.headers['fastly-soft-purge'] === '1';
      purge(String(request.headers['surrogate-key']).split(' '), isSoft);
      response.end();
      return;
    }
    const [{ status, headers, body }, isHit] = await answerFor(request, Buffer.concat(chunks));
    for (const [name, value] of headers) {
      if (!name.startsWith('surrogate-')) response.setHeader(name, value);
    }
    response.setHeader('x-cache', isHit ? 'HIT' : 'MISS');
    response.writeHead(status).end(body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) => response.writeHead(502).end(error.message));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    purgeUrl: `${url}/.purge`,
    async putBefore(behind) {
      app = behind;
      return url;
    },
  };
}

/** What comes of a response; a 304 says what is new of the headers alone. */
async function answerOf(
  request: IncomingMessage,
  response: Response,
  known: Stored | undefined,
): Promise<Stored> {
  const isSame = known !== undefined && response.status === 304;
  const headers = new Headers(isSame ? known.headers : {});
  for (const [name, value] of response.headers) headers.set(name, value);
  return {
    status: isSame ? known.status : response.status,
    headers,
    body: isSame ? known.body : Buffer.from(await response.arrayBuffer()),
    keys: new Set(response.headers.get('surrogate-key')?.split(' ')),
    varied: varied(request, headers),
    freshUntil: performance.now() + lifetime(response.headers),
    isStale: false,
  };
}

function mayBeShared({ headers }: IncomingMessage): boolean {
  return headers.authorization === undefined && !OWN_COOKIE.test(headers.cookie ?? '');
}

/** In ms; 0 of what may not be stored. */
function lifetime(headers: Headers): number {
  if (headers.has('set-cookie')) return 0;
  const surrogate = /max-age=(\d+)/.exec(headers.get('surrogate-control') ?? '')?.[1];
  const shared = /s-maxage=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1];
  return Number(surrogate ?? shared ?? 0) * 1000;
}

/** Without encodings, so that bodies can be compared. */
function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (['accept-encoding', 'connection', 'host'].includes(name) || value === undefined) continue;
    headers.set(name, String(value));
  }
  return headers;
}

function varied(request: IncomingMessage, headers: Headers): string {
  const names = headers.get('vary')?.toLowerCase().split(/, */) ?? [];
  const values = [...new Set(names)].filter((name) => name !== 'accept-encoding').toSorted();
  return JSON.stringify(values.map((name) => [name, request.headers[name]]));
}
