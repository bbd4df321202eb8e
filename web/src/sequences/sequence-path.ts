/** The address of a sequence. */
export function sequencePath(slug: string): string {
  return `/sequences/${encodeURIComponent(slug)}`;
}
