import type { PagedList } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { linkLoaders } from './loaders.ts';
import type { LinkEnd, LinkRow } from './model.ts';
import { linksWithSource, linksWithTarget } from './queries.ts';

/** The links that lead to posts, comments or pages, newest first. */
export function linkedFrom(scope: Scope, target: LinkEnd, args: PageArguments): PagedList<LinkRow> {
  return { loader: linkLoaders(scope).connection, list: linksWithTarget(target), args };
}

/** The links in the texts of posts, comments or pages, newest first. */
export function linksTo(scope: Scope, source: LinkEnd, args: PageArguments): PagedList<LinkRow> {
  const list = linksWithSource(source, scope.viewer);
  return { loader: linkLoaders(scope).connection, list, args };
}
