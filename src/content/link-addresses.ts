import type { Token } from 'markdown-it';

/** Where the links lead that are among these tokens, in order. */
export function linksIn(tokens: readonly Token[]): string[] {
  const links = tokens.filter(({ type }) => type === 'link_open');
  return [...new Set(links.map((token) => String(token.attrGet('href'))))];
}

/** Of these links those to places on the site, as `mentionsIn` returns them. */
export function mentionsAmong(links: readonly string[], siteUrl: string | null): string[] {
  const addresses = links.map((address) => withoutSite(address, siteUrl));
  const local = addresses.filter((address) => address.startsWith('/'));
  return [...new Set(local.map((address) => address.slice(1)))];
}

function withoutSite(address: string, siteUrl: string | null): string {
  return siteUrl !== null && address.startsWith(`${siteUrl}/`)
    ? address.slice(siteUrl.length)
    : address;
}
