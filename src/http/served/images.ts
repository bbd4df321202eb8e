import type { ImageStore } from '../../images/image-store.ts';
import { IMAGES_PATH, parseFileName } from '../../lib/image-files.ts';
import type { Scope } from '../../request/scope.ts';
import { hasAlready } from '../encoded-answer.ts';
import { requestInfo } from '../request-info.ts';
import { type Endpoint, isRead } from './endpoint.ts';

export interface ImagesOptions {
  readonly store: ImageStore;
  readonly context: (request: Request) => Scope;
  /** Whether the viewer may read a text that shows the image. */
  readonly mayRead: (scope: Scope, digest: string) => Promise<boolean>;
}

/**
 * A browser keeps an image, since its content never changes. Shared caches ask again after a minute, because the
 * text that shows it may be hidden by then.
 */
const CACHE_CONTROL = 'public, max-age=31536000, s-maxage=60, immutable';

/** Serves images to those who may read a text that shows them. */
export function images({ store, context, mayRead }: ImagesOptions): Endpoint {
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname.startsWith(IMAGES_PATH),
    async answer({ request, url, Response }) {
      const name = url.pathname.slice(IMAGES_PATH.length);
      const file = parseFileName(name);
      requestInfo(request).isQuery = true;
      if (file === null || !(await mayRead(context(request), file.digest))) {
        return missing(Response);
      }
      const etag = `"${name}"`;
      const headers = { ...HEADERS, etag };
      if (hasAlready(request, etag)) {
        return new Response(null, { status: 304, headers });
      }
      const bytes = await store.read(file);
      return bytes === null ? missing(Response) : new Response(bytes, { headers });
    },
  };
}

/** Should anything but an image ever be in a file, a browser neither shows nor runs it. */
const HEADERS = {
  'content-type': 'image/webp',
  'cache-control': CACHE_CONTROL,
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};

function missing(Answer: typeof Response): Response {
  return new Answer('There is no image at this address.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}
