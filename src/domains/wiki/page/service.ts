import { cleanText } from '../../../content/clean-text.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import { assertListSize, type PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { wikiPageLoaders } from './loaders.ts';
import type { TopicRow, WikiPageFilter, WikiPageOrder, WikiPageRow } from './model.ts';
import { childTopicsOfPage, parentTopicsOfPage, topicsOfPost, wikiPageList } from './queries.ts';

/** Pages by their id; null for one that is missing or hidden. */
export const wikiPagesById = (scope: Scope) => wikiPageLoaders(scope).byId;

/**
 * The first of some pages, without those that the viewer may not see.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export async function firstPages(
  scope: Scope,
  ids: readonly string[],
  first: number,
): Promise<WikiPageRow[]> {
  assertListSize('first', first);
  const pages = await Promise.all(ids.slice(0, first).map((id) => wikiPagesById(scope).load(id)));
  return pages.filter((page) => page !== null);
}

/** The page with a slug, a former one included. A value that is not a slug is taken for a title. */
export function wikiPageBySlug(scope: Scope, slug: string): Promise<WikiPageRow | null> {
  return wikiPageLoaders(scope).bySlug.load(slug.normalize('NFC'));
}

/** The page with a title, a former one included. A value that is not a title is taken for a slug. */
export function wikiPageByTitle(scope: Scope, title: string): Promise<WikiPageRow | null> {
  return wikiPageLoaders(scope).byTitle.load(cleanText(title).replace(/\s+/g, ' ').trim());
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

/** The topics that posts are filed under. */
export function topicsOf(scope: Scope, args: PageArguments): PagedList<TopicRow> {
  return { loader: wikiPageLoaders(scope).topics, list: topicsOfPost(scope), args };
}

/** The more general topics that topics are part of. */
export function parentTopicsOf(scope: Scope, args: PageArguments): PagedList<WikiPageRow> {
  return { loader: wikiPageLoaders(scope).connection, list: parentTopicsOfPage(scope), args };
}

/** The topics that are directly part of topics. */
export function childTopicsOf(scope: Scope, args: PageArguments): PagedList<WikiPageRow> {
  return { loader: wikiPageLoaders(scope).connection, list: childTopicsOfPage(scope), args };
}
