import { requestInfo } from '../request-info.ts';

/** Whom a request is counted for: an account, or for anonymous clients an address; null when it came over no connection. */
export function clientOf(request: Request): string | null {
  const { address, viewer } = requestInfo(request);
  if (address === null) return null;
  return viewer.kind === 'anonymous' ? address : viewer.id;
}
