import { parseUrl } from '../lib/parse-url.ts';

/** What a browser says of the page that a request comes from, as a request or a WebSocket has it. */
interface Origins {
  /** `Sec-Fetch-Site` (Fetch Metadata Request Headers). Browsers send it only to https and to this machine. */
  readonly site: string | null;
  /** `Origin`. Browsers send it with every POST, and with every WebSocket. */
  readonly origin: string | null;
  readonly host: string | null;
}

/**
 * Whether a page of this site sent a request; null when the request does not say.
 *
 * @param siteUrl the address of this site; null when it has none of its own
 */
export function isFromOwnPage(
  { site, origin, host }: Origins,
  siteUrl: string | null,
): boolean | null {
  if (site !== null) return site === 'same-origin';
  if (origin === null) return null;
  if (siteUrl !== null) return origin === new URL(siteUrl).origin;
  return parseUrl(origin)?.host === host;
}

export function originsOf({ headers, url }: Request): Origins {
  return {
    site: headers.get('sec-fetch-site'),
    origin: headers.get('origin'),
    host: new URL(url).host,
  };
}
