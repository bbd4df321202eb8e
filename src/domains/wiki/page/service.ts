import { inputError } from '../../../lib/errors.ts';
import { type Connection, connection, type PagedList } from '../../../loaders/connection.ts';
import type { PageArguments } from '../../../loaders/page-request.ts';
import type { Scope } from '../../../request/scope.ts';
import { wikiPageLoaders } from './loaders.ts';
import type { TopicRow, WikiPageFilter, WikiPageOrder, WikiPageRow } from './model.ts';
import { topicsOfPost, wikiPageList } from './queries.ts';

/** Pages by their id; null for one that is missing or hidden. */
export const wikiPagesById = (scope: Scope) => wikiPageLoaders(scope).byId;

export interface WikiPageName {
  readonly slug?: string | null | undefined;
  readonly title?: string | null | undefined;
}

/**
 * The page with a slug or a title, former ones included. By slug, what is none is taken for a title.
 *
 * @throws PublicError BAD_USER_INPUT unless exactly one of the two is given
 */
export async function wikiPageNamed(
  scope: Scope,
  { slug, title }: WikiPageName,
): Promise<WikiPageRow | null> {
  const loaders = wikiPageLoaders(scope);
  if (typeof slug === 'string' && typeof title !== 'string') {
    return loaders.bySlug.load(slug.normalize('NFC'));
  }
  if (typeof title === 'string' && typeof slug !== 'string') {
    return loaders.byTitle.load(title.normalize('NFC').replace(/\s+/g, ' ').trim());
  }
  throw inputError('slug', 'Give either `slug` or `title`, but not both.');
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
