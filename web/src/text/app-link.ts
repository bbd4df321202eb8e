import { matchRoute, type Parser } from 'wouter';
import { PATHS, sitePath } from '../paths.ts';

/**
 * Where `navigate` finds what a link leads to, if the application itself shows that; else null. All else is the browser's: other sites, files,
 * feeds, GraphiQL, places on the same page, and what is to be opened elsewhere or saved.
 */
export function appPath(link: HTMLAnchorElement, address: URL, parser: Parser): string | null {
  if (address.origin !== location.origin) return null;
  if (link.hasAttribute('download') || !/^(?:_self)?$/i.test(link.target)) return null;
  if (isSamePage(link, address)) return null;
  const path = sitePath(address.pathname);
  if (path === null) return null;
  const isShown = Object.values(PATHS).some((route) => matchRoute(parser, route, path)[0]);
  return isShown ? path + address.search + address.hash : null;
}

function isSamePage(link: HTMLAnchorElement, { pathname, search, hash }: URL): boolean {
  if (link.getAttribute('href')?.startsWith('#')) return true;
  return hash !== '' && pathname === location.pathname && search === location.search;
}
