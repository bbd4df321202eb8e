import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import type { ServerUnderTest } from '../../contract.ts';
import { commonForm } from '../../work/common-form.ts';
import { dataOf, type GraphqlDialect, graphqlRequests } from '../../work/graphql-requests.ts';
import { liftBody } from '../../work/lift-body.ts';
import { POOL_SIZE } from '../settings.ts';
import { startProcess } from '../start-process.ts';
import { QUERIES } from './queries.ts';

const CHECKOUT = fileURLToPath(new URL('../../../', import.meta.url));

/** This checkout, as `npm run build` made it. */
export const commonplace: ServerUnderTest = commonplaceOf('commonplace', CHECKOUT);

/** Another checkout, built, on the database as this one has it: `commonplace-before`. */
export function commonplaceBefore(checkout: string): ServerUnderTest {
  return commonplaceOf('commonplace-before', resolve(checkout));
}

function commonplaceOf(name: string, checkout: string): ServerUnderTest {
  return {
    name,
    start: ({ node, databaseUrl }) =>
      startProcess({
        node,
        args: [join(checkout, 'dist/main.js'), 'serve'],
        env: {
          PORT: '0',
          DATABASE_URL: databaseUrl,
          DATABASE_POOL_SIZE: String(POOL_SIZE),
          DEMO: 'off',
          CLIENT_REQUESTS_PER_MINUTE: '0',
          CLIENT_COST_PER_MINUTE: '0',
          LOG_LEVEL: 'warn',
        },
      }),
    requests: (work, samples, server) => graphqlRequests(dialect, { work, samples, server }),
    normalize: (work, answer) => commonForm(work, liftBody(withPlainBio(dataOf(answer)))),
  };
}

/** A cursor is a place in an order, whatever the filter it was found with. */
const FEED_PLACE = `query FeedPlace($since: DateTime!, $until: DateTime!) {
  comments(first: 100, filter: { since: $since, until: $until }) { edges { cursor node { id } } }
}`;

const dialect: GraphqlDialect = {
  queries: QUERIES,
  nodeIds: async (nodes) => nodes.map(({ type, id }) => encodeGlobalId(type, id)),
  async feedCursor({ id, createdAt }, ask) {
    const until = new Date(Date.parse(createdAt) + 1).toISOString();
    const { comments } = (await ask(FEED_PLACE, { since: createdAt, until })) as FeedPlace;
    const found = comments.edges.find(({ node }) => node.id === encodeGlobalId('Comment', id));
    if (found === undefined) throw new Error(`Commonplace does not find the comment ${id}`);
    return found.cursor;
  },
};

interface FeedPlace {
  readonly comments: { readonly edges: readonly { cursor: string; node: { id: string } }[] };
}

/** The biography is a text too (`bio { html }`), where the peers have its HTML alone. */
function withPlainBio(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('user' in data)) return data;
  const { user } = data as { user: { bio: { html: string } | null } };
  return { ...data, user: { ...user, bio: user.bio?.html ?? null } };
}
