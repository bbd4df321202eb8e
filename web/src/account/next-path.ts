import { browserPath } from '../paths.ts';

/** Where to go after signing in: a page of this site, as the address says; else the front page. */
export function nextPath(parameters: URLSearchParams): string {
  const next = parameters.get('next') ?? '/';
  return /^\/(?![/\\])[^\\]*$/.test(next) ? next : '/';
}

/** Opens a page of this site with a new document: what was read before was for another viewer. */
export function reloadAt(path: string): void {
  location.assign(browserPath(path));
}
