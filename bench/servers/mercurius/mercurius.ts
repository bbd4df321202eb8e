import { fileURLToPath } from 'node:url';
import type { ServerUnderTest } from '../../contract.ts';
import { commonForm } from '../../work/common-form.ts';
import { dataOf, type GraphqlDialect, graphqlRequests } from '../../work/graphql-requests.ts';
import { createBenchSchema } from '../bench-schema.ts';
import { generatePrismaClient } from '../prisma/generate-client.ts';
import { QUERIES } from '../prisma/queries.ts';
import { startProcess } from '../start-process.ts';
import { timeCursor } from './time-cursor.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

/** Fastify's GraphQL adapter with its compiler and its own loaders, over Prisma. */
export const mercurius: ServerUnderTest = {
  name: 'mercurius',
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
  feedCursor: async ({ id, createdAt }) => timeCursor({ id, createdAt: new Date(createdAt) }),
};
