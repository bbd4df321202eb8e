import type { ReadableStream } from 'node:stream/web';
import { DATA_EXPORTS_PATH } from '../../lib/site-paths.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Scope } from '../../request/scope.ts';
import { type Endpoint, isRead } from './endpoint.ts';
import { streamedBody } from './streamed-body.ts';

export interface DataExportsOptions {
  readonly context: (request: Request) => Scope;
  /** The id of the file if it is the viewer's; null otherwise. */
  readonly mayRead: (scope: Scope, id: string) => Promise<string | null>;
  readonly read: (
    id: string,
  ) => Promise<{ readonly size: number | null; readonly content: ReadableStream } | null>;
}

/** Serves each member the file with their data, piece by piece. */
export function dataExports({ context, mayRead, read }: DataExportsOptions): Endpoint {
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname.startsWith(DATA_EXPORTS_PATH),
    async answer({ request, url, Response, cut }) {
      const [, fileId = ''] =
        /^([\w-]+)\.zip$/.exec(url.pathname.slice(DATA_EXPORTS_PATH.length)) ?? [];
      const id = isUuid(fileId) ? await mayRead(context(request), fileId) : null;
      const file = id === null ? null : await read(id);
      if (file === null) {
        return new Response('There is no file at this address that you may read.\n', {
          status: 404,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        });
      }
      const headers = {
        ...HEADERS,
        ...(file.size !== null && { 'content-length': String(file.size) }),
      };
      if (request.method === 'HEAD') {
        await file.content.cancel();
        return new Response(null, { headers });
      }
      const content = file.content as unknown as globalThis.ReadableStream<Uint8Array>;
      return new Response(streamedBody(content, { cut }), { headers });
    },
  };
}

const HEADERS = {
  'content-type': 'application/zip',
  'content-disposition': 'attachment; filename="my-data.zip"',
  'cache-control': 'private, no-store',
};
