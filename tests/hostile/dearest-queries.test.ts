import { afterAll, expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createToken } from '../../src/domains/people/account/tokens.ts';
import { readEnv } from '../../src/env.ts';
import {
  type ConnectionField,
  connectionFields,
  ownConnectionFields,
} from '../support/connection-fields.ts';
import { createTestDatabase, testEngine } from '../support/database.ts';
import { dearestQueries, recursiveQueries } from './support/dearest-queries.ts';
import { type MeasuredServer, startMeasuredServer } from './support/measured-server.ts';
import { createWorstCommunity, giveRowsToViewer } from './support/worst-community.ts';

/** How long the event loop may be held, in ms of the main thread's CPU time, in which PGlite works itself. */
const MAX_HOLD = testEngine() === 'pglite' ? Number.POSITIVE_INFINITY : 100;
/** How much the process may grow by one operation, in MiB. */
const MAX_GROWTH = 256;
/** Seconds beyond the operation's time limit: for the answer to be sent, and for a busy machine. */
const GRACE = 5;
/** A query exceeds its limits when it does so each time: garbage of other queries is collected meanwhile. */
const RUNS = 5;
/**
 * `HOSTILE_WALK=whole` asks for every list in each of its orders and all its queries, and prints what each
 * took; that takes minutes. Otherwise each list has some of its queries, so that each kind of query is there.
 */
const IS_WHOLE = process.env['HOSTILE_WALK'] === 'whole';

const VIEWER = 'clock1';

const { COST_LIMIT: costLimit, OPERATION_TIMEOUT_SECONDS: seconds } = readEnv({});
const created = await createTestDatabase();
const { nodes, token } = await fill(created.url);
let server = await start();
afterAll(async () => {
  await server.stop();
  await created.remove();
});

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

/** A server that lets one client ask for all of it. */
async function start(): Promise<MeasuredServer> {
  const started = await startMeasuredServer({
    DATABASE_URL: created.url,
    CLIENT_COST_PER_MINUTE: '0',
    CLIENT_REQUESTS_PER_MINUTE: '0',
  });
  await ask(started.url, '{ site { name } }');
  await started.peaks();
  return started;
}

async function ask(url: string, query: string) {
  const startedAt = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
  return { codes, bytes: text.length, seconds: (performance.now() - startedAt) / 1000 };
}

interface Measured {
  readonly label: string;
  readonly query: string;
}

/** What a query does beyond its limits each time, as sentences. */
async function excessesOf({ label, query }: Measured): Promise<string[]> {
  let fewest: string[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const excesses = await runOnce({ label, query });
    if (run === 0 || excesses.length < fewest.length) fewest = excesses;
    if (fewest.length === 0 || server.hasDied) break;
  }
  if (server.hasDied) server = await start();
  return fewest.map((excess) => `${label} ${excess}`);
}

async function runOnce({ label, query }: Measured): Promise<string[]> {
  try {
    const { memory: before } = await server.peaks();
    const answer = await ask(server.url, query);
    const { hold, memory } = await server.peaks();
    const growth = memory - before;
    if (IS_WHOLE) report([label, hold, growth, answer.seconds * 1000, answer.bytes, answer.codes]);
    return [
      hold > MAX_HOLD ? `held the event loop for ${hold.toFixed(0)} ms` : [],
      growth > MAX_GROWTH ? `took ${growth.toFixed(0)} MiB` : [],
      answer.seconds > seconds + GRACE ? `took ${answer.seconds.toFixed(1)} s` : [],
      answer.codes.includes('INTERNAL_SERVER_ERROR') ? 'failed unexpectedly' : [],
      answer.codes.includes('GRAPHQL_VALIDATION_FAILED') ? 'is no valid query' : [],
    ].flat();
  } catch (error) {
    if (!server.hasDied) throw error;
    return ['ended the server'];
  }
}

function report([label, hold, growth, time, bytes, codes]: readonly [
  ...[label: string, hold: number, growth: number, time: number, bytes: number],
  codes: readonly unknown[],
]): void {
  const figures = `${hold.toFixed(0)} ms held, ${growth.toFixed(0)} MiB, ${time.toFixed(0)} ms`;
  process.stdout.write(`${label}: ${figures}, ${bytes} bytes ${[...new Set(codes)].join(' ')}\n`);
}

const lists = new Map<string, ConnectionField>();
for (const field of [...connectionFields(schema), ...ownConnectionFields(schema)]) {
  // The orders of a list read the same texts.
  const name = IS_WHOLE ? field.label : `${field.parent}.${field.name}`;
  if (!lists.has(name)) lists.set(name, field);
}

/** How many queries each list has in the sample. On PGlite fewer: how long the loop is held is not asked there. */
const SAMPLE = testEngine() === 'pglite' ? 1 : 2;

/** On PGlite one list of so many is walked: its memory and its time depend on the size of what is read, not on the list. */
const LISTS_EACH = testEngine() === 'pglite' && !IS_WHOLE ? 4 : 1;

const walked = [...lists.values()].filter((_, index) => index % LISTS_EACH === 0);

/** Others for each list, and the same for one list in each run, whichever lists there are besides. */
function sampleOf<Item>(items: readonly Item[], label: string): Item[] {
  const start = [...label].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return Array.from({ length: SAMPLE }, (_, index) =>
    items.at((start + index) % items.length),
  ).flatMap((item) => item ?? []);
}

it.each(walked.map((field) => ({ field })))(
  'bounds the dearest queries of $field.label',
  { timeout: 240_000 },
  async ({ field }) => {
    const all = dearestQueries(field, { schema, costLimit, nodes });
    const queries = IS_WHOLE ? all : sampleOf(all, field.label);
    const excesses: string[] = [];
    for (const { label, text } of queries) {
      excesses.push(...(await excessesOf({ label, query: text })));
    }
    expect(queries.length).toBeGreaterThan(0);
    expect(excesses).toEqual([]);
  },
);

it('bounds lists that hold lists of their own kind', { timeout: 240_000 }, async () => {
  const queries = recursiveQueries({ schema, costLimit, nodes });
  const excesses: string[] = [];
  for (const { label, text } of queries) {
    excesses.push(...(await excessesOf({ label, query: text })));
  }
  expect(queries.length).toBeGreaterThan(0);
  expect(excesses).toEqual([]);
});
