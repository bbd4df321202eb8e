import { fileURLToPath } from 'node:url';
import type { Samples, ServerUnderTest } from '../../contract.ts';
import { commonForm } from '../../work/common-form.ts';
import {
  dataOf,
  type GraphqlDialect,
  graphqlRequests,
  type RunOperation,
} from '../../work/graphql-requests.ts';
import { liftBody } from '../../work/lift-body.ts';
import { createBenchSchema } from '../bench-schema.ts';
import { startProcess } from '../start-process.ts';
import { QUERIES } from './queries.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/** PostGraphile 5, which makes its API of the tables, with what the Amber preset is made of. */
export const postgraphile: ServerUnderTest = {
  name: 'postgraphile',
  async start({ node, databaseUrl }) {
    await createBenchSchema(databaseUrl);
    return startProcess({
      node,
      args: [PROGRAM],
      env: { DATABASE_URL: databaseUrl, GRAPHILE_ENV: 'production' },
    });
  },
  requests: (work, samples, server) => graphqlRequests(dialect, { work, samples, server }),
  normalize: (work, answer) => commonForm(work, liftBody(dataOf(answer))),
};

const FEED_PLACE = `query FeedPlace($id: UUID!) {
  allComments(first: 1, condition: { rowId: $id }, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) {
    edges { cursor }
  }
}`;

const dialect: GraphqlDialect = {
  queries: QUERIES,
  nodeIds,
  async feedCursor({ id }, ask) {
    const { allComments } = (await ask(FEED_PLACE, { id })) as FeedPlace;
    const [edge] = allComments.edges;
    if (edge === undefined) throw new Error(`PostGraphile does not find the comment ${id}`);
    return edge.cursor;
  },
};

interface FeedPlace {
  readonly allComments: { readonly edges: readonly { cursor: string }[] };
}

const BY_ROW_ID = {
  User: 'userByRowId',
  Post: 'postByRowId',
  Comment: 'commentByRowId',
  WikiPage: 'wikiPageByRowId',
} as const;

async function nodeIds(nodes: Samples['nodes'], ask: RunOperation): Promise<string[]> {
  const ids: string[] = [];
  for (const { type, id } of nodes) {
    const query = `query ($id: UUID!) { row: ${BY_ROW_ID[type]}(rowId: $id) { id } }`;
    const { row } = (await ask(query, { id })) as { row: { id: string } };
    ids.push(row.id);
  }
  return ids;
}
