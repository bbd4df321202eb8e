import { inlineTokens } from './inline-tokens.ts';

/**
 * The places on the site that a text links to, as `posts/SLUG`, `wiki/SLUG` and what may follow; each
 * once, in order of appearance.
 *
 * @param siteUrl the site's own address, without a slash at its end: links with it count as well
 */
export function mentionsIn(markdown: string, siteUrl: string | null = null): string[] {
  const links = inlineTokens(markdown).filter(({ type }) => type === 'link_open');
  const addresses = links.map((token) => withoutSite(String(token.attrGet('href')), siteUrl));
  const local = addresses.filter((address) => address.startsWith('/'));
  return [...new Set(local.map((address) => address.slice(1)))];
}

function withoutSite(address: string, siteUrl: string | null): string {
  return siteUrl !== null && address.startsWith(`${siteUrl}/`)
    ? address.slice(siteUrl.length)
    : address;
}
