import { fileURLToPath } from 'node:url';
import type { BasicWork, HttpRequest, Samples, ServerUnderTest } from '../../contract.ts';
import { commonForm } from '../../work/common-form.ts';
import { createBenchSchema } from '../bench-schema.ts';
import { startProcess } from '../start-process.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/**
 * The least that one answer can cost a Node server: node:http, and for each kind of work one
 * hand-written prepared statement that makes all of the JSON. Not GraphQL, and no API to live with.
 */
export const floor: ServerUnderTest = {
  name: 'floor',
  async start({ node, databaseUrl }) {
    await createBenchSchema(databaseUrl);
    return startProcess({ node, args: [PROGRAM], env: { DATABASE_URL: databaseUrl } });
  },
  requests: async (work, samples) => requestsFor(work, samples),
  normalize: commonForm,
};

function requestsFor(work: BasicWork, samples: Samples): HttpRequest[] {
  switch (work) {
    case 'profile':
      return samples.usernames.map((username) => post('/profile', { username }));
    case 'thread':
      return samples.postSlugs.map((slug) => post('/thread', { slug }));
    case 'wiki':
      return samples.wikiSlugs.map((slug) => post('/wiki', { slug }));
    case 'feed-1':
      return [post('/feed', {})];
    case 'feed-1000':
      return [post('/feed-after', samples.feedPlace)];
    case 'search':
      return samples.searches.map((query) => post('/search', { query }));
    case 'node':
      return samples.nodes.map(({ type, id }) => post(`/node/${type}`, { id }));
  }
}

function post(path: string, body: object): HttpRequest {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
