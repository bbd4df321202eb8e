import { acceptedEncoding } from '../accepted-encoding.ts';
import { encodedAnswer } from '../encoded-answer.ts';
import type { Bundle } from '../pages/bundle.ts';
import { type Endpoint, isRead } from './endpoint.ts';

/** Where the scripts and style sheets of the pages are. */
export const ASSETS_PATH = '/assets/';

/** A year: their names change with their content. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the scripts and style sheets of the pages, packed when they were built. */
export function assets(bundle: () => Promise<Bundle>): Endpoint {
  return {
    matches: ({ request, url }) => isRead(request) && url.pathname.startsWith(ASSETS_PATH),
    async answer({ request, url, Response }) {
      const asset = (await bundle()).assets.get(url.pathname);
      if (asset === undefined) return null;
      const { type, bytes } = asset;
      const accepted = acceptedEncoding(request.headers);
      const encoding = bytes.has(accepted) ? accepted : 'identity';
      const content = bytes.get(encoding);
      if (content === undefined) return null;
      const { body, ...init } = await encodedAnswer(request, {
        headers: { 'cache-control': FOREVER, 'content-type': type },
        digest: url.pathname.slice(ASSETS_PATH.length),
        encoding,
        bytes: () => content,
      });
      return new Response(body, init);
    },
  };
}
