import type { Plugin } from 'graphql-yoga';
import { acceptedEncoding } from '../accepted-encoding.ts';
import type { Asset, Bundle } from '../pages/bundle.ts';

/** A year: their names change with their content. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the scripts and style sheets of the pages, packed when they were built. */
export function useAssets(bundle: () => Promise<Bundle>): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (!url.pathname.startsWith('/assets/')) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      const asset = (await bundle()).assets.get(url.pathname);
      if (asset === undefined) return;
      const { body, ...init } = answer(request, url.pathname, asset);
      endResponse(new fetchAPI.Response(body, init));
    },
  };
}

function answer(request: Request, path: string, { type, bytes }: Asset) {
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
