import type { PagedList } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { linkLoaders } from './loaders.ts';
import type { LinkEnd, LinkRow } from './model.ts';
import { linksTo } from './queries.ts';

/** What points at posts, comments or pages, newest first. */
export function linkedFrom(scope: Scope, target: LinkEnd, args: PageArguments): PagedList<LinkRow> {
  return { loader: linkLoaders(scope).connection, list: linksTo(target), args };
}
