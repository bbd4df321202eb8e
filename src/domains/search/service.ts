import { markedTitle } from '../../content/title.ts';
import { inputError } from '../../lib/errors.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import type { MaybePromise } from '../../lib/maybe-promise.ts';
import type { Scope } from '../../request/scope.ts';
import { userIdsByNames } from '../people/user/service.ts';
import { foundList, type SearchArguments } from './found-list.ts';
import { searchLoaders } from './loaders.ts';
import {
  type FoundList,
  type Highlights,
  namesSome,
  type SearchFilter,
  type SearchHit,
} from './model.ts';
import { type ParsedQuery, parseQuery } from './parse-query.ts';
import { isMarked, MARK, markWords, snippetOf, takeMarks, wordPattern } from './snippet.ts';

const MAX_SEARCH_LENGTH = 500;

/** As many as 500 characters of prose have. Each takes work, in each of the tables. */
const MAX_WORDS = 100;

/**
 * Full-text search over everything people wrote.
 *
 * @throws PublicError BAD_USER_INPUT when the query is longer than 500 characters or 100 words
 */
export function search(scope: Scope, args: SearchArguments): MaybePromise<FoundList> {
  const { query: text, orderBy } = args;
  const filter = args.filter ?? {};
  const parsed = readQuery(text, filter);
  const found = (authorIds: readonly string[] | undefined) =>
    foundList(scope, { text, parsed, filter, authorIds, orderBy }, args);
  return filter.authors == null
    ? found(undefined)
    : userIdsByNames(scope, filter.authors).then(found);
}

function readQuery(text: string, filter: SearchFilter): ParsedQuery {
  // One character may stand for eighteen.
  if (text.length > MAX_SEARCH_LENGTH || text.normalize('NFKC').length > MAX_SEARCH_LENGTH) {
    throw inputError('query', `\`query\` must have at most ${MAX_SEARCH_LENGTH} characters.`);
  }
  const parsed = parseQuery(text, namesSome(filter));
  const words = parsed.choices.flat().length;
  if (words > MAX_WORDS) {
    throw inputError(
      'query',
      `\`query\` must have at most ${MAX_WORDS} words and phrases; this one has ${words}.`,
    );
  }
  return parsed;
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
