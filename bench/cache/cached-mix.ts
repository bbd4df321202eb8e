import { createHash } from 'node:crypto';
import type { HttpRequest, Samples } from '../contract.ts';
import { QUERIES } from '../servers/commonplace/queries.ts';

/** How many requests of the mix there are; each address is among them as often as readers want it. */
const REQUESTS = 1_600;

/** Pages and known operations, as readers who are not signed in ask for them. */
export function cachedMix({ usernames, postSlugs, wikiSlugs }: Samples): HttpRequest[] {
  const kinds: readonly ((turn: number) => string)[] = [
    (turn) => `/users/${at(usernames, turn)}`,
    () => '/',
    (turn) => `/posts/${at(postSlugs, turn)}`,
    (turn) => operation(QUERIES.profile, { username: at(usernames, turn) }),
    () => operation(QUERIES.feed, {}),
    (turn) => `/wiki/${at(wikiSlugs, turn)}`,
    (turn) => operation(QUERIES.thread, { slug: at(postSlugs, turn) }),
    (turn) => operation(QUERIES.wiki, { slug: at(wikiSlugs, turn) }),
  ];
  return Array.from({ length: REQUESTS }, (_nothing, turn) => {
    const kind = kinds[turn % kinds.length];
    return get(kind?.(Math.floor(turn / kinds.length)) ?? '/');
  });
}

const NEWEST_COMMENTS = `query ($slug: String!) {
  post(slug: $slug) { comments(first: 3, orderBy: NEWEST) { nodes { body { text } } } }
}`;

/** The address of what was last said on a post. */
export function newestComments(slug: string): string {
  return operation(NEWEST_COMMENTS, { slug });
}

function get(path: string): HttpRequest {
  return { method: 'GET', path, headers: { accept: '*/*' } };
}

function at(values: readonly string[], turn: number): string {
  return encodeURIComponent(values[turn % values.length] ?? '');
}

/** With its text, so that the server knows it from the first request on. */
function operation(query: string, variables: object): string {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  return `/graphql?${new URLSearchParams({
    query,
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }),
  })}`;
}
