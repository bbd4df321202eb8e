import { browserPath } from '../paths.ts';
import { recordViewerChange } from '../ui/viewer-record.ts';

/** Where to go after signing in: a page of this site, as the address says; else the front page. */
export function nextPath(parameters: URLSearchParams): string {
  const next = parameters.get('next') ?? '/';
  return /^\/(?![/\\])[^\\]*$/.test(next) ? next : '/';
}

/** Opens a page of this site with a new document: what was read before was for another viewer. */
export function reloadAt(path: string): void {
  location.assign(browserPath(path));
}

/** The same after signing in or out, which the other pages of this browser are told. */
export function reloadAsOther(path: string): void {
  recordViewerChange();
  reloadAt(path);
}
