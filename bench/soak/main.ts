// `npm run soak`: ordinary readers and writers alone, then beside everything that was ever tried against the server.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pg from 'pg';
import type { Role } from '../../src/db/generated/client.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createToken } from '../../src/domains/account/tokens.ts';
import { readEnv } from '../../src/env.ts';
import { schema } from '../../src/graphql/schema.ts';
import { dearestQueries } from '../../tests/hostile/support/dearest-queries.ts';
import { startMeasuredServer } from '../../tests/hostile/support/measured-server.ts';
import { createWorstCommunity } from '../../tests/hostile/support/worst-community.ts';
import { connectionFields } from '../../tests/support/connection-fields.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { readSamples } from '../data/samples.ts';
import { openBenchPostgres } from '../postgres/server.ts';
import { beHostile } from './hostile.ts';
import { beOrdinary } from './ordinary.ts';
import { printReport } from './report.ts';

const READERS = 8;
const WRITERS = 2;
const ATTACKERS = 2;
/** Before anything is counted, and after the last attack, in s. */
const WARM_UP = 20;
const REST = 40;

const FOLDER = fileURLToPath(new URL('../../.bench/', import.meta.url));
const DATABASE = 'soak';

const options = new Command('npm run soak --')
  .description('attack a server for a while, and measure what ordinary people notice')
  .option('--minutes <number>', 'how long the attack goes on', Number, 10)
  .option(
    '--alone <number>',
    'how many minutes ordinary people are measured alone before',
    Number,
    2,
  )
  .parse()
  .opts<{ minutes: number; alone: number }>();

const postgres = await openBenchPostgres(FOLDER);
try {
  await soak();
} finally {
  await postgres.stop();
}

async function soak(): Promise<void> {
  const { url, samples, nodes, members, attackers } = await prepare();
  const server = await startMeasuredServer({ DATABASE_URL: url });
  try {
    const ordinary = (minutes: number) =>
      beOrdinary({
        ...{ url: server.url, samples, readers: READERS, tokens: members },
        signal: AbortSignal.timeout(minutes * 60_000),
      });
    await ordinary(WARM_UP / 60);
    await server.peaks();
    console.error(`ordinary people alone: ${options.alone} min`);
    const alone = await ordinary(options.alone);
    const before = await memoryAtRest(server);

    console.error(`ordinary people under attack: ${options.minutes} min`);
    const costLimit = readEnv({}).COST_LIMIT;
    const dearest = connectionFields(schema).flatMap((field) =>
      dearestQueries(field, { schema, costLimit, nodes }),
    );
    const [attacked, hostile] = await Promise.all([
      ordinary(options.minutes),
      beHostile({
        ...{ url: server.url, dearest, tokens: attackers, post: nodes['Post'] ?? '' },
        paths: [
          '/wiki/clock-0/feed.atom',
          '/posts/the-clock-0/feed.atom',
          '/users/clock0/feed.atom',
          '/users/clock0',
          '/wiki/clock-0',
        ],
        signal: AbortSignal.timeout(options.minutes * 60_000),
      }),
    ]);
    const { hold, memory: peak } = await server.peaks();
    await sleep(REST * 1000);
    const after = await memoryAtRest(server);
    printReport({
      ...options,
      alone: { ...alone, minutes: options.alone },
      attacked,
      hostile,
      hold,
      memory: { before, peak, after },
    });
  } finally {
    await server.stop();
  }
}

/**
 * A copy of the bench's community, which stays as it is, with what is worst to read beside it. Writers are
 * moderators, who may write as fast as they like; attackers are members, who may not.
 */
async function prepare() {
  const log = console.error;
  const source = await prepareDatabase({ serverUrl: postgres.url, size: '30k', log });
  const samples = await readSamples(source, 1000);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.query(`create database ${DATABASE} template ${new URL(source).pathname.slice(1)}`);
  await client.end();
  const url = Object.assign(new URL(postgres.url), { pathname: `/${DATABASE}` }).href;
  log('making what is worst to read');
  const database = await openDatabase({ url, poolSize: 4 });
  try {
    const nodes = await createWorstCommunity(database);
    const tokens = async (prefix: string, count: number, role: Role) => {
      const made: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const username = `${prefix}${index}`;
        await database.prisma.user.create({ data: { username, displayName: username, role } });
        const token = { username, name: 'soak', scope: 'WRITE', expiresAt: null } as const;
        const secret = await createToken(database, token);
        if (secret !== null) made.push(secret);
      }
      return made;
    };
    const [members, attackers] = [
      await tokens('soak-writer-', WRITERS, 'MODERATOR'),
      await tokens('soak-attacker-', ATTACKERS, 'MEMBER'),
    ];
    return { url, samples, nodes, members, attackers };
  } finally {
    await database.close();
  }
}

async function memoryAtRest(server: { peaks(): Promise<{ memory: number }> }): Promise<number> {
  await server.peaks();
  await sleep(2_000);
  await server.peaks();
  return (await server.peaks()).memory;
}
