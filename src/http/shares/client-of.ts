import { requestInfo } from '../request-info.ts';

/** The client of a request: an account, or the address of an anonymous one. Null when it came over no connection. */
export function clientOf(request: Request): string | null {
  const { address, viewer } = requestInfo(request);
  if (address === null) return null;
  return viewer.kind === 'anonymous' ? address : viewer.id;
}
