/** The origin of a site, from its own or that of its meta site. */
export function mainOrigin(origin: string): string {
  return origin.replace(/^https:\/\/meta\./, 'https://').replace('.meta.', '.');
}

export function metaOrigin(origin: string): string {
  const main = mainOrigin(origin);
  return main.endsWith('.stackexchange.com')
    ? main.replace('.stackexchange.com', '.meta.stackexchange.com')
    : main.replace('https://', 'https://meta.');
}
