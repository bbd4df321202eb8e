import { acceptedEncoding } from '../accepted-encoding.ts';
import type { Asset, Bundle } from '../pages/bundle.ts';
import { isRead, type Served } from './served.ts';

/** A year: their names change with their content. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the scripts and style sheets of the pages, packed when they were built. */
export function assets(bundle: () => Promise<Bundle>): Served {
  return {
    takes: ({ request, url }) => isRead(request) && url.pathname.startsWith('/assets/'),
    async answer({ request, url, Response }) {
      const asset = (await bundle()).assets.get(url.pathname);
      if (asset === undefined) return null;
      const { body, ...init } = answerWith(request, url.pathname, asset);
      return new Response(body, init);
    },
  };
}

function answerWith(request: Request, path: string, { type, bytes }: Asset) {
  const wanted = acceptedEncoding(request.headers);
  const encoding = bytes.has(wanted) ? wanted : 'identity';
  const etag = `"${path.slice('/assets/'.length)}-${encoding}"`;
  const headers = { etag, 'cache-control': FOREVER, vary: 'Accept-Encoding', 'content-type': type };
  if (request.headers.get('if-none-match')?.includes(etag)) {
    return { status: 304, headers, body: null };
  }
  const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return { status: 200, headers: { ...headers, ...coding }, body: bytes.get(encoding) ?? null };
}
