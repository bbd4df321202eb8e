import { parseUrl } from '../lib/parse-url.ts';

/** `https:/a` is relative to a page of the same scheme and to no other, so both are tried. */
const BASES = ['http://site.invalid/', 'https://site.invalid/'];

/**
 * Whether an address, absolute or relative, can be parsed as the URL standard says (section 4.4). A
 * browser can go nowhere with any other, and code on a page fails on it: `https://`, `https://a:99999`.
 */
export function isAddress(text: string): boolean {
  return BASES.every((base) => parseUrl(text, base) !== null);
}
