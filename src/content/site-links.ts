import { inlineTokens } from './inline-tokens.ts';
import { linksIn, mentionsAmong } from './link-addresses.ts';

/**
 * The places on the site that a text links to, as `posts/SLUG`, `wiki/SLUG` and what may follow; each
 * once, in order of appearance.
 *
 * @param siteUrl the site's own address, without a slash at its end: links with it count as well
 */
export function mentionsIn(markdown: string, siteUrl: string | null = null): string[] {
  return mentionsAmong(linksIn(inlineTokens(markdown)), siteUrl);
}
