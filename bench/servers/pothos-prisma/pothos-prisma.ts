import { fileURLToPath } from 'node:url';
import { formatPrismaCursor } from '@pothos/plugin-prisma';
import type { ServerUnderTest } from '../../contract.ts';
import { commonForm } from '../../work/common-form.ts';
import { dataOf, type GraphqlDialect, graphqlRequests } from '../../work/graphql-requests.ts';
import { createBenchSchema } from '../bench-schema.ts';
import { generatePrismaClient } from '../prisma/generate-client.ts';
import { QUERIES } from '../prisma/queries.ts';
import { startProcess } from '../start-process.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/** GraphQL Yoga with Pothos' Prisma plugin, which makes one Prisma query of what an operation selects. */
export const pothosPrisma: ServerUnderTest = {
  name: 'pothos-prisma',
  async start({ node, databaseUrl }) {
    generatePrismaClient();
    await createBenchSchema(databaseUrl);
    return startProcess({ node, args: [PROGRAM], env: { DATABASE_URL: databaseUrl } });
  },
  requests: (work, samples, server) => graphqlRequests(dialect, { work, samples, server }),
  normalize: (work, answer) => commonForm(work, dataOf(answer)),
};

const dialect: GraphqlDialect = {
  queries: QUERIES,
  nodeIds: async (nodes) =>
    nodes.map(({ type, id }) => Buffer.from(`${type}:${id}`).toString('base64')),
  feedCursor: async ({ id }) => formatPrismaCursor({ id }, 'id'),
};
