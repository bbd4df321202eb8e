/** Where a site and its meta site are, whichever of the two is given. */
export function mainOrigin(origin: string): string {
  return origin.replace(/^https:\/\/meta\./, 'https://').replace('.meta.', '.');
}

export function metaOrigin(origin: string): string {
  const main = mainOrigin(origin);
  return main.endsWith('.stackexchange.com')
    ? main.replace('.stackexchange.com', '.meta.stackexchange.com')
    : main.replace('https://', 'https://meta.');
}
