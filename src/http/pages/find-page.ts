import { decodePathPart } from '../../lib/decode-path-part.ts';
import type { RunOperation } from '../in-process.ts';
import { toPublicError } from '../public-errors.ts';
import { ACCOUNT_PAGES } from './account-pages.ts';
import { ADMIN_PAGE } from './admin-page.ts';
import { AUTHORING_PAGES } from './authoring-pages.ts';
import { COMMENT_HISTORY_PAGE } from './comment-history-page.ts';
import { COMMENT_PAGE } from './comment-page.ts';
import { HOME_PAGE } from './home-page.ts';
import { INDEX_PAGES } from './index-pages.ts';
import type { PageFacts, PageKind, Params } from './page.ts';
import { POST_HISTORY_PAGE } from './post-history-page.ts';
import { POST_PAGE } from './post-page.ts';
import { SEARCH_PAGE } from './search-page.ts';
import { SEQUENCE_PAGE } from './sequence-page.ts';
import { USER_PAGE } from './user-page.ts';
import { WIKI_PAGE } from './wiki-page.ts';

/** What is at an address. */
export interface Page {
  /** Null when the address is that of a page, but what it names is not there. */
  readonly facts: PageFacts | null;
  readonly script: string;
  readonly isForReading: boolean;
  /** The operation that the page sends first, and its variables. */
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Finder = (request: Request, path: string, runOperation: RunOperation) => Promise<Page | null>;

const FINDERS: readonly Finder[] = [
  finder(HOME_PAGE),
  // `/posts/new` is none of the posts.
  ...AUTHORING_PAGES.map(finder),
  finder(USER_PAGE),
  finder(POST_PAGE),
  finder(POST_HISTORY_PAGE),
  finder(WIKI_PAGE),
  finder(SEQUENCE_PAGE),
  finder(SEARCH_PAGE),
  finder(COMMENT_PAGE),
  finder(COMMENT_HISTORY_PAGE),
  ...INDEX_PAGES.map(finder),
  ...ACCOUNT_PAGES.map(finder),
  finder(ADMIN_PAGE),
];

/** Finds the page at a path, and asks what it is. Null when no page has such an address. */
export async function findPage(
  request: Request,
  path: string,
  runOperation: RunOperation,
): Promise<Page | null> {
  for (const find of FINDERS) {
    const page = await find(request, path, runOperation);
    if (page !== null) return page;
  }
  return null;
}

function finder<Data>(kind: PageKind<Data>): Finder {
  return async (request, path, runOperation) => {
    const params = paramsOf(kind.path.exec(path));
    if (params === null) return null;
    const { script, isForReading = false, operation } = kind;
    const data = await runOperation(request, kind.query, params).catch(absent);
    const facts = data && kind.facts(data, params);
    return { facts, script, isForReading, operation, variables: params };
  };
}

/** An id that was made up, or a name that cannot be one, is an address that leads to nothing. */
function absent(error: unknown): null {
  const { code } = toPublicError(error).extensions;
  if (code === 'INVALID_ID' || code === 'BAD_USER_INPUT') return null;
  throw error;
}

/** Null when the path is another, or is not encoded as one. */
function paramsOf(match: RegExpExecArray | null): Params | null {
  if (match === null) return null;
  const params: Record<string, string> = {};
  for (const [name, part] of Object.entries(match.groups ?? {})) {
    const text = decodePathPart(part);
    if (text === null) return null;
    params[name] = text;
  }
  return params;
}
