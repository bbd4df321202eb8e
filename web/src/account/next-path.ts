import { browserPath } from '../paths.ts';

/** Where to go after signing in: a page of this site, as the address says; else the front page. */
export function nextPath(parameters: URLSearchParams): string {
  const next = parameters.get('next') ?? '/';
  return /^\/(?![/\\])[^\\]*$/.test(next) ? next : '/';
}

/** Opens a page of this site anew: all that was read before was for somebody else. */
export function reloadAt(path: string): void {
  location.assign(browserPath(path));
}
