import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { createToken } from '../../src/domains/account/tokens.ts';
import { readEnv } from '../../src/env.ts';
import { schema } from '../../src/graphql/schema.ts';
import {
  type ConnectionField,
  connectionFields,
  ownConnectionFields,
} from '../support/connection-fields.ts';
import { createTestDatabase } from '../support/database.ts';
import { dearestQueries } from './support/dearest-queries.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { createWorstCommunity, giveRowsToViewer } from './support/worst-community.ts';

/** How long the event loop may be held, in ms of the main thread's CPU time. */
const MAX_HOLD = 100;
/** How much the process may grow by one operation, in MiB. */
const MAX_GROWTH = 256;
/** Seconds beyond the operation's time limit: for the answer to be sent, and for a busy machine. */
const GRACE = 5;

const VIEWER = 'clock1';

const { costLimit, seconds } = limitsOf(readEnv({}));
const created = await createTestDatabase();
const { nodes, token } = await fill(created.url);
const server = await startMeasuredServer({ DATABASE_URL: created.url });
afterAll(async () => {
  await server.stop();
  await created.remove();
});
await ask('{ site { name } }');
await server.peaks();

function limitsOf(env: ReturnType<typeof readEnv>) {
  return { costLimit: env.COST_LIMIT, seconds: env.OPERATION_TIMEOUT_SECONDS };
}

async function fill(url: string) {
  const database = await openDatabase({ url, poolSize: 3 });
  try {
    const nodes = await createWorstCommunity(database);
    await giveRowsToViewer(database, VIEWER);
    const options = { username: VIEWER, name: 'test', scope: 'WRITE', expiresAt: null } as const;
    return { nodes, token: await createToken(database, options) };
  } finally {
    await database.close();
  }
}

async function ask(query: string) {
  const startedAt = performance.now();
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
  return { codes, bytes: text.length, seconds: (performance.now() - startedAt) / 1000 };
}

/** What a query did beyond its limits, as sentences. */
async function excessesOf(query: string): Promise<string[]> {
  const { memory: before } = await server.peaks();
  const answer = await ask(query);
  const { hold, memory } = await server.peaks();
  const growth = memory - before;
  return [
    hold > MAX_HOLD ? `held the event loop for ${hold.toFixed(0)} ms` : [],
    growth > MAX_GROWTH ? `took ${growth.toFixed(0)} MiB` : [],
    answer.seconds > seconds + GRACE ? `took ${answer.seconds.toFixed(1)} s` : [],
    answer.codes.includes('INTERNAL_SERVER_ERROR') ? 'failed unexpectedly' : [],
    answer.codes.includes('GRAPHQL_VALIDATION_FAILED') ? 'is no valid query' : [],
  ].flat();
}

/** Each list once: its orders read the same texts. */
const lists = new Map<string, ConnectionField>();
for (const field of [...connectionFields(schema), ...ownConnectionFields(schema)]) {
  const name = `${field.parent}.${field.name}`;
  if (!lists.has(name)) lists.set(name, field);
}

it.each([...lists])(
  'bounds the dearest queries of %s',
  { timeout: 240_000 },
  async (_name, field) => {
    const queries = dearestQueries(field, { schema, costLimit, nodes });
    const excesses: string[] = [];
    for (const { label, text } of queries) {
      for (const excess of await excessesOf(text)) excesses.push(`${label} ${excess}`);
    }
    expect(queries.length).toBeGreaterThan(0);
    expect(excesses).toEqual([]);
  },
);
