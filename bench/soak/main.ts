// `npm run soak`: ordinary readers and writers alone, and beside everything that was ever tried against the server.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { schema } from '../../src/composition/schema.ts';
import { readEnv } from '../../src/env.ts';
import { dearestQueries } from '../../tests/hostile/support/dearest-queries.ts';
import {
  type MeasuredServer,
  startMeasuredServer,
} from '../../tests/hostile/support/measured-server.ts';
import { connectionFields } from '../../tests/support/connection-fields.ts';
import { openBenchPostgres } from '../postgres/server.ts';
import { attack } from './attack.ts';
import { runOrdinaryUse } from './ordinary.ts';
import { FOLDER, prepare } from './prepare.ts';
import { printReport } from './report.ts';

const READERS = 8;
/** Before anything is counted, and after the attack, in s. */
const WARM_UP = 20;
const REST = 90;
const LOOKS = 5;
/** Feeds and pages of what takes long to show. */
const PATHS = [
  '/wiki/clock-0/feed.atom',
  '/posts/the-clock-0/feed.atom',
  '/users/clock0/feed.atom',
  '/users/clock0',
  '/wiki/clock-0',
];

const options = new Command('npm run soak --')
  .description('attack a server for a while, and measure what ordinary people notice')
  .option('--minutes <number>', 'how long the attack goes on', Number, 10)
  .option(
    '--alone <number>',
    'how many minutes ordinary people are measured alone, half of them before and half after',
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
  const { url, samples, nodes, writers, attackers } = await prepare(postgres.url);
  const server = await startMeasuredServer({ DATABASE_URL: url, ...(await deployedEnvironment()) });
  const ordinary = (minutes: number) => {
    const signal = AbortSignal.timeout(minutes * 60_000);
    return runOrdinaryUse({ url: server.url, samples, readers: READERS, tokens: writers, signal });
  };
  try {
    // Before anything is measured: this takes seconds of this process's own time.
    const { COST_LIMIT: costLimit } = readEnv({});
    const dearest = connectionFields(schema).flatMap((field) =>
      dearestQueries(field, { schema, costLimit, nodes }),
    );
    await ordinary(WARM_UP / 60);
    // What is loaded with the first page, feed or difference is no growth.
    for (const path of PATHS) await (await fetch(server.url + path)).arrayBuffer();
    console.error('ordinary people alone');
    const aloneBefore = await ordinary(options.alone / 2);
    const before = await memoryAtRest(server);
    console.error('ordinary people under attack');
    const [attacked, hostile] = await Promise.all([
      ordinary(options.minutes),
      attack({
        url: server.url,
        dearest,
        tokens: attackers,
        post: nodes.long['Post'] ?? '',
        paths: PATHS,
        minutes: options.minutes,
      }),
    ]);
    const { hold, memory: peak } = await server.peaks();
    await sleep(REST * 1000);
    const after = await memoryAtRest(server);
    console.error('ordinary people alone');
    const aloneAfter = await ordinary(options.alone / 2);
    const memory = { before, peak, after };
    printReport({ ...options, alone: [aloneBefore, aloneAfter], attacked, hostile, hold, memory });
  } finally {
    await server.stop();
  }
}

/** What `deploy/commonplace.service` sets before its administrator sets anything. */
async function deployedEnvironment(): Promise<Record<string, string>> {
  const unit = await readFile(new URL('../../deploy/commonplace.service', import.meta.url), 'utf8');
  const [, settings = ''] = /^Environment=(.*)$/m.exec(unit) ?? [];
  return Object.fromEntries(settings.split(' ').map((setting) => setting.split('=')));
}

/** In MiB, the least of some looks: the heap shrinks seconds after its garbage was collected. */
async function memoryAtRest(server: MeasuredServer): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look += 1) {
    await server.peaks();
    await sleep(3_000);
    await server.peaks();
    const { memory } = await server.peaks();
    least = Math.min(least, memory);
  }
  return least;
}
