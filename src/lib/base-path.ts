/** The path of the address of the site, which all of its paths stand below: `/forum`, or empty. */
export function basePathOf(siteUrl: string | null): string {
  return siteUrl === null ? '' : siteUrl.slice(new URL(siteUrl).origin.length);
}

/** A path of the site as browsers and proxies know it. */
export function withBasePath(path: string, siteUrl: string | null): string {
  return basePathOf(siteUrl) + path;
}
