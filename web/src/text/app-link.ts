import { matchRoute, type Parser } from 'wouter';
import { PATHS } from '../paths.ts';

/**
 * Whether the application itself shows what a link leads to. All else is the browser's: other sites, files,
 * feeds, GraphiQL, places on the same page, and what is to be opened elsewhere or saved.
 */
export function isAppLink(link: HTMLAnchorElement, address: URL, parser: Parser): boolean {
  if (address.origin !== location.origin) return false;
  if (link.hasAttribute('download') || !/^(?:_self)?$/i.test(link.target)) return false;
  if (isSamePage(link, address)) return false;
  return Object.values(PATHS).some((path) => matchRoute(parser, path, address.pathname)[0]);
}

function isSamePage(link: HTMLAnchorElement, { pathname, search, hash }: URL): boolean {
  if (link.getAttribute('href')?.startsWith('#')) return true;
  return hash !== '' && pathname === location.pathname && search === location.search;
}
