import { writeFile } from 'node:fs/promises';
import type { BasicWork, ServerUnderTest, Size, WorkName } from './contract.ts';
import { prepareDatabase } from './data/prepare-database.ts';
import { prepareFolder } from './data/prepare-folder.ts';
import { readSamples } from './data/samples.ts';
import { type Community, measure, type Result } from './measure/measure.ts';
import { MIXED_WORKS } from './measure/mix.ts';
import type { Options } from './options.ts';
import type { RunningPostgres } from './postgres/running.ts';
import { openBenchPostgres } from './postgres/server.ts';
import { type Report, reportedResult } from './report/json.ts';
import { thisMachine, versionsOf } from './report/surroundings.ts';
import { tablesOf } from './report/table.ts';
import { benchNode } from './servers/node-binary.ts';
import { compareAnswers, type StartedServer } from './work/compare-answers.ts';

/** Of each kind of work, how many requests every server must answer alike before any is measured. */
const COMPARED = 5;

/**
 * Measures what the options say, prints a table and writes a file.
 *
 * @throws Error when servers answer differently or a request fails
 */
export async function run(servers: readonly ServerUnderTest[], options: Options): Promise<void> {
  const node = options.node ?? benchNode();
  const postgres = await openBenchPostgres(options.data);
  try {
    const results = await measureAll({ servers, options, node, postgres });
    console.log(tablesOf(results));
    if (options.json === undefined) return;
    const report: Report = {
      results: results.map(reportedResult),
      machine: thisMachine(),
      versions: await versionsOf({ node, serverUrl: postgres.url }),
    };
    await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await postgres.stop();
  }
}

interface Surroundings {
  readonly servers: readonly ServerUnderTest[];
  readonly options: Options;
  readonly node: string;
  readonly postgres: RunningPostgres;
}

async function measureAll(surroundings: Surroundings): Promise<Result[]> {
  const { options, postgres } = surroundings;
  const { rounds, seconds, connections, work: works, size: sizes } = options;
  const started: StartedServer[] = [];
  try {
    const communities: Community[] = [];
    for (const size of sizes) communities.push(await serve(size, surroundings, started));
    return await measure(communities, {
      ...{ works, rounds, seconds, connections },
      postmaster: postgres.pid,
      log: console.error,
    });
  } finally {
    await Promise.all(started.map(({ running }) => running.stop()));
  }
}

/**
 * Starts the servers of a community and compares their answers.
 *
 * @param started gets each server as soon as it runs, so that it can be stopped whatever happens
 */
async function serve(
  size: Size,
  { servers, options, node, postgres }: Surroundings,
  started: StartedServer[],
): Promise<Community> {
  const databaseUrl = await prepareDatabase({ serverUrl: postgres.url, size, log: console.error });
  const samples = await readSamples(databaseUrl, { isAlike: options.alike });
  const chosen = servers.filter(({ only }) => only?.sizes.includes(size) ?? true);
  const here: StartedServer[] = [];
  for (const server of chosen) {
    const url =
      server.engine === 'pglite'
        ? await prepareFolder({ folder: options.data, size, log: console.error })
        : databaseUrl;
    const one = { server, running: await server.start({ databaseUrl: url, node }) };
    here.push(one);
    started.push(one);
  }
  console.error(`comparing answers, ${size}`);
  for (const work of basicWorks(options.work)) {
    const able = here.filter(({ server }) => server.only?.works.includes(work) ?? true);
    await compareAnswers(able, { works: [work], samples, count: COMPARED });
  }
  return { size, samples, servers: here };
}

function basicWorks(works: readonly WorkName[]): BasicWork[] {
  return [...new Set(works.flatMap((work) => (work === 'mix' ? MIXED_WORKS : [work])))];
}
