/** The address of a wiki page. */
export function wikiPath(slug: string): string {
  return `/wiki/${encodeURIComponent(slug)}`;
}
