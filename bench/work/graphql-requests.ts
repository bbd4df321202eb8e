import type { BasicWork, HttpRequest, RunningServer, Samples } from '../contract.ts';

/** What is asked for; both pages of the feed are one query. */
export type QueryName = 'profile' | 'thread' | 'wiki' | 'feed' | 'search' | 'node';

type Variables = Readonly<Record<string, string | null>>;

/** Asks the server at once, and gives the data of its answer. */
export type RunOperation = (query: string, variables: Variables) => Promise<unknown>;

/** How one server wants to be asked. */
export interface GraphqlDialect {
  /**
   * By name. Variables: `username` for profile, `slug` for thread and wiki, `after` (null for the first
   * page) for feed, `query` for search, `id` for node.
   */
  readonly queries: Readonly<Record<QueryName, string>>;
  /** The server's own ids of these rows, in the same order. */
  nodeIds(nodes: Samples['nodes'], ask: RunOperation): Promise<string[]>;
  /** The server's own cursor for the page of the feed that comes after this comment. */
  feedCursor(place: Samples['feedPlace'], ask: RunOperation): Promise<string>;
}

/** The requests of a kind of work as a GraphQL server wants them, in the order of the samples. */
export async function graphqlRequests(
  dialect: GraphqlDialect,
  { work, samples, server }: { work: BasicWork; samples: Samples; server: RunningServer },
): Promise<HttpRequest[]> {
  const { queries } = dialect;
  const ask: RunOperation = (query, variables) => askServer(server, query, variables);
  switch (work) {
    case 'profile':
      return samples.usernames.map((username) => post(queries.profile, { username }));
    case 'thread':
      return samples.postSlugs.map((slug) => post(queries.thread, { slug }));
    case 'wiki':
      return samples.wikiSlugs.map((slug) => post(queries.wiki, { slug }));
    case 'feed-1':
      return [post(queries.feed, { after: null })];
    case 'feed-1000':
      return [post(queries.feed, { after: await dialect.feedCursor(samples.feedPlace, ask) })];
    case 'search':
      return samples.searches.map((query) => post(queries.search, { query }));
    case 'node': {
      const ids = await dialect.nodeIds(samples.nodes, ask);
      return ids.map((id) => post(queries.node, { id }));
    }
  }
}

function post(query: string, variables: Variables): HttpRequest {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  };
}

async function askServer({ url }: RunningServer, query: string, variables: Variables) {
  const { method, path, headers, body } = post(query, variables);
  const response = await fetch(url + path, { method, headers, body: body ?? null });
  return dataOf(await response.json());
}

/** @throws Error when a GraphQL answer has errors or no data */
export function dataOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) throw new Error(`No answer: ${answer}`);
  if ('errors' in answer) throw new Error(`Errors: ${JSON.stringify(answer.errors)}`);
  if (!('data' in answer)) throw new Error(`No data: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer.data;
}
