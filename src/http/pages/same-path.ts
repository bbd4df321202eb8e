/**
 * Whether two paths are one address. Proxies may encode a character or decode it, so that a redirect to the other form
 * would have no end.
 */
export function isSamePath(first: string, second: string): boolean {
  return decodeURIComponent(first) === decodeURIComponent(second);
}
