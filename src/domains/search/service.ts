import { markedTitle } from '../../content/title.ts';
import { inputError } from '../../lib/errors.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { type Connection, connection } from '../../loaders/connection.ts';
import type { ListQuery, Page } from '../../loaders/keyset-connection.ts';
import type { PageArguments } from '../../loaders/page-request.ts';
import type { Scope } from '../../request/scope.ts';
import { searchLoaders } from './loaders.ts';
import { type Highlights, SEARCH_KINDS, type SearchHit, type SearchKind } from './model.ts';
import { hasForgivableWord, type ParsedQuery, parseQuery } from './parse-query.ts';
import { FEW_FOUND, fuzzySearchList, searchList } from './queries.ts';
import { isMarked, MARK, markWords, snippetOf, takeMarks, wordPattern } from './snippet.ts';

const MAX_SEARCH_LENGTH = 500;

/** As many as 500 characters of prose have. Each takes work, in each of the tables. */
const MAX_WORDS = 100;

export interface SearchArguments extends PageArguments {
  readonly query: string;
  readonly types?: readonly SearchKind[] | null | undefined;
}

/**
 * Full-text search over everything people wrote, best first.
 *
 * @throws PublicError BAD_USER_INPUT when the query is longer than 500 characters or 100 words
 */
export function search(scope: Scope, args: SearchArguments): Connection<SearchHit> {
  const { query, types } = args;
  // One character may stand for eighteen.
  if (query.length > MAX_SEARCH_LENGTH || query.normalize('NFKC').length > MAX_SEARCH_LENGTH) {
    throw inputError('query', `\`query\` must have at most ${MAX_SEARCH_LENGTH} characters.`);
  }
  const wanted = types ?? SEARCH_KINDS;
  const asked = parseQuery(query);
  const words = asked.choices.flat().length;
  if (words > MAX_WORDS) {
    throw inputError(
      'query',
      `\`query\` must have at most ${MAX_WORDS} words and phrases; this one has ${words}.`,
    );
  }
  const kinds = SEARCH_KINDS.filter((kind) => wanted.includes(kind));
  if (kinds.length === 0) return nothing(scope, args, asked);
  const listed = (list: ListQuery) =>
    connection({ loader: searchLoaders(scope).connection, list, parentId: null, args });
  const exact = listed(searchList(scope, { text: query, asked, kinds }));
  const hasTitles = kinds.some((kind) => kind !== 'Comment');
  if (!hasTitles || !hasForgivableWord(asked)) return exact;
  return forgiving(exact, listed(fuzzySearchList(scope, { text: query, asked, kinds })), args);
}

/** What is found of no type. The arguments are checked as for all types. */
function nothing(scope: Scope, args: SearchArguments, asked: ParsedQuery): Connection<SearchHit> {
  const list = searchList(scope, { text: args.query, asked, kinds: SEARCH_KINDS });
  return {
    ...connection({ loader: searchLoaders(scope).connection, list, parentId: null, args }),
    page: async () => ({ rows: [], hasNextPage: false, hasPreviousPage: false }),
    totalCount: async () => 0,
  };
}

/** Typing errors cost nothing where enough is found without: a second statement runs where it is not. */
function forgiving(
  exact: Connection<SearchHit>,
  forgiven: Connection<SearchHit>,
  { last }: PageArguments,
): Connection<SearchHit> {
  // What fits exactly comes first. So a page that ends before it does is the same in both lists.
  const isSame = ({ rows, hasNextPage, hasPreviousPage }: Page<SearchHit>) =>
    typeof last === 'number'
      ? rows.length + (hasPreviousPage ? 1 : 0) >= FEW_FOUND
      : hasNextPage || rows.length >= FEW_FOUND;
  return {
    ...exact,
    async page() {
      const page = await exact.page();
      return isSame(page) ? page : forgiven.page();
    },
    async totalCount() {
      const count = await exact.totalCount();
      return count < FEW_FOUND ? forgiven.totalCount() : count;
    },
  };
}

/** The title and the passages in which the words were found, as safe HTML. */
export async function highlightsOf(scope: Scope, hit: SearchHit): Promise<Highlights> {
  const row = await searchLoaders(scope).highlights.load(hit);
  if (row === null) return { title: null, snippet: '' };
  const marked = (text: string) => {
    if (isMarked(text)) return text;
    const pattern = wordPattern(parseQuery(hit.query));
    return pattern === null ? text : markWords(text, pattern);
  };
  return {
    title: row.title === null ? null : titleWithMarks(marked(row.title)),
    snippet: markedHtml(row.text === null ? row.snippet : snippetOf(marked(row.text))),
  };
}

/** A title whose formulas are rendered: TeX with marks in it would be neither. */
function titleWithMarks(marked: string): string {
  if (!marked.includes('$')) return markedHtml(marked);
  const { text, marks } = takeMarks(marked);
  return markedTitle(text, marks);
}

function markedHtml(text: string): string {
  return escapeHtml(text).replaceAll(MARK.start, '<mark>').replaceAll(MARK.end, '</mark>');
}
