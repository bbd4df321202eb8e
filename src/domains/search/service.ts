import { inputError } from '../../lib/errors.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { type Connection, connection } from '../../loaders/connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../scope.ts';
import { searchLoaders } from './loaders.ts';
import { type Highlights, SEARCH_KINDS, type SearchHit, type SearchKind } from './model.ts';
import { MARK, searchList } from './queries.ts';

export const LONGEST_SEARCH = 500;

export interface SearchArguments extends PageArguments {
  readonly query: string;
  readonly types?: readonly SearchKind[] | null | undefined;
}

/**
 * Full-text search over everything people wrote, best first.
 *
 * @throws PublicError BAD_USER_INPUT when the query is longer than 500 characters, or `types` is empty
 */
export function search(scope: Scope, args: SearchArguments): Connection<SearchHit> {
  const { query, types } = args;
  if (query.length > LONGEST_SEARCH) {
    throw inputError('query', `\`query\` must have at most ${LONGEST_SEARCH} characters.`);
  }
  const wanted = types ?? SEARCH_KINDS;
  if (wanted.length === 0)
    throw inputError('types', 'Name at least one type, or leave `types` out.');
  return connection({
    loader: searchLoaders(scope).connection,
    list: searchList(scope, {
      text: query,
      kinds: SEARCH_KINDS.filter((kind) => wanted.includes(kind)),
    }),
    parentId: null,
    args,
  });
}

/** The title and the passages in which the words were found, as safe HTML. */
export async function highlightsOf(scope: Scope, hit: SearchHit): Promise<Highlights> {
  const row = await searchLoaders(scope).highlights.load(hit);
  const title = row?.title ?? null;
  return {
    title: title === null ? null : markedHtml(title),
    snippet: markedHtml(row?.snippet ?? ''),
  };
}

function markedHtml(text: string): string {
  return escapeHtml(text).replaceAll(MARK.start, '<mark>').replaceAll(MARK.end, '</mark>');
}
