import { type Connection, connection } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../scope.ts';
import { wikiPageLoaders } from './loaders.ts';
import type { WikiPageFilter, WikiPageOrder, WikiPageRow } from './model.ts';
import { topicsOfPost, wikiPageList } from './queries.ts';

/** Pages by their id; null for one that is missing or hidden. */
export const wikiPagesById = (scope: Scope) => wikiPageLoaders(scope).byId;

/** Finds a former slug too. */
export function wikiPageBySlug(scope: Scope, slug: string): Promise<WikiPageRow | null> {
  return wikiPageLoaders(scope).bySlug.load(slug);
}

export interface WikiPageListArguments extends PageArguments {
  readonly orderBy: WikiPageOrder;
  readonly filter?: WikiPageFilter | null | undefined;
}

export function wikiPages(scope: Scope, args: WikiPageListArguments): Connection<WikiPageRow> {
  const { orderBy, filter } = args;
  return connection({
    loader: wikiPageLoaders(scope).connection,
    list: wikiPageList(scope, { orderBy, filter: filter ?? {} }),
    parentId: null,
    args,
  });
}

/** A page with its place among all pages. */
export function edgeOfWikiPage(scope: Scope, page: WikiPageRow, orderBy: WikiPageOrder) {
  return { row: page, connection: wikiPages(scope, { orderBy }) };
}

export function topicsOf(
  scope: Scope,
  postId: string,
  args: PageArguments,
): Connection<WikiPageRow> {
  return connection({
    loader: wikiPageLoaders(scope).connection,
    list: topicsOfPost(scope),
    parentId: postId,
    args,
  });
}
