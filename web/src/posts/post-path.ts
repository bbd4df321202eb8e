/** The address of a post. */
export function postPath(slug: string): string {
  return `/posts/${encodeURIComponent(slug)}`;
}
