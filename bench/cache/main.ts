// `npm run bench:cache`: what Varnish with `deploy/varnish.vcl` serves in front of a server, and how soon it forgets.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../tests/support/free-port.ts';
import { MAIN } from '../../tests/support/setup-build.ts';
import { isVarnishInstalled, startVarnish, type Varnish } from '../../tests/support/varnish.ts';
import type { HttpRequest } from '../contract.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { readSamples } from '../data/samples.ts';
import { runLoad } from '../load/run-load.ts';
import { percentile } from '../measure/statistics.ts';
import { openBenchPostgres } from '../postgres/server.ts';
import { startProcess } from '../servers/start-process.ts';
import { cachedMix, newestComments } from './cached-mix.ts';
import { createWriter, type Writer } from './writer.ts';

const FOLDER = fileURLToPath(new URL('../../.bench/', import.meta.url));
/** How long requests count, in s. */
const SECONDS = 15;
const CONNECTIONS = 16;
const WRITES = 200;

if (!isVarnishInstalled()) {
  console.error('varnishd is missing. On Debian 12: apt-get install varnish varnish-modules');
  process.exit(1);
}
const postgres = await openBenchPostgres(FOLDER);
try {
  const url = await prepareDatabase({ serverUrl: postgres.url, size: '30k', log: console.error });
  const port = await freePort();
  const server = await startProcess({
    node: process.execPath,
    args: [MAIN, 'serve'],
    env: {
      ...{ PORT: '0', DATABASE_URL: url, DEMO: 'off', LOG_LEVEL: 'warn', TRUST_PROXY: '1' },
      ...{ CLIENT_REQUESTS_PER_MINUTE: '0', CLIENT_COST_PER_MINUTE: '0', WRITE_LIMITS: 'off' },
      CACHE_PURGE_URL: `http://127.0.0.1:${port}/.purge`,
    },
  });
  const writer = createWriter(server.url, url);
  const varnish = await startVarnish(port, new URL(server.url).port);
  try {
    await measure({ edge: `http://127.0.0.1:${port}`, origin: server.url, url, writer, varnish });
  } finally {
    await varnish.stop();
    await server.stop();
  }
} finally {
  await postgres.stop();
}

interface Place {
  /** Where Varnish is reached. */
  readonly edge: string;
  /** The same of the server. */
  readonly origin: string;
  /** Of the database. */
  readonly url: string;
  readonly writer: Writer;
  readonly varnish: Varnish;
}

async function measure({ edge, origin, url, writer, varnish }: Place): Promise<void> {
  const samples = await readSamples(url);
  const mix = cachedMix(samples);
  const direct = await load(origin, mix);
  await fillCache(edge, mix);
  const fixed = await load(edge, [await medianRequest(edge, mix)]);
  const quiet = await load(edge, mix);
  const before = varnish.counts();
  const writing = writeEachSecond(writer, samples.postSlugs);
  const read = await load(edge, mix);
  writing.stop();
  await writing.ended;
  const after = varnish.counts();
  const [hits, misses] = [after.hits - before.hits, after.misses - before.misses];
  const times = await timesToPurge(edge, writer, samples.postSlugs);
  console.log(`| what | figure |
| --- | ---: |
| the mix without Varnish, answers a second | ${Math.round(direct)} |
| one answer of middle size, answers a second | ${Math.round(fixed)} |
| the mix while nobody writes, answers a second | ${Math.round(quiet)} |
| the same, as a share of one answer | ${(quiet / fixed).toFixed(2)} |
| the mix with a write a second, answers a second | ${Math.round(read)} |
| the same, as a share of one answer | ${(read / fixed).toFixed(2)} |
| hits in the mix | ${((100 * hits) / (hits + misses)).toFixed(1)} % |
| from the answer to a write until Varnish has it, p50 of ${WRITES} | ${Math.round(percentile(times, 0.5))} ms |
| the same, p99 | ${Math.round(percentile(times, 0.99))} ms |`);
}

/** Asks for each address, so that the figures are those of a cache that has been there for a while. */
async function fillCache(url: string, mix: readonly HttpRequest[]): Promise<void> {
  const paths = new Set(mix.map(({ path }) => path)).values();
  const work = async () => {
    for (const path of paths) await (await fetch(url + path)).arrayBuffer();
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** In answers a second. */
async function load(url: string, requests: readonly HttpRequest[]): Promise<number> {
  const options = { connections: CONNECTIONS, warmUp: 2, seconds: SECONDS };
  const { latencies, seconds } = await runLoad({ url, requests, ...options }, () => {});
  return latencies.length / seconds;
}

/** One whose answer is as long as those of the mix are in the middle. */
async function medianRequest(url: string, mix: readonly HttpRequest[]): Promise<HttpRequest> {
  const sized: { request: HttpRequest; length: number }[] = [];
  for (const request of mix.slice(0, 200)) {
    const { path, headers } = request;
    const response = await fetch(url + path, { headers });
    sized.push({ request, length: (await response.arrayBuffer()).byteLength });
  }
  const mean = sized.reduce((sum, { length }) => sum + length, 0) / sized.length;
  const distance = ({ length }: { length: number }) => Math.abs(length - mean);
  const [nearest] = sized.sort((a, b) => distance(a) - distance(b));
  if (nearest === undefined) throw new Error('The mix is empty');
  return nearest.request;
}

function writeEachSecond({ comment }: Writer, slugs: readonly string[]) {
  const stopping = new AbortController();
  const write = async () => {
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      await comment(slugs[turn % slugs.length] ?? '', `Written in a benchmark, ${turn}.`);
      await sleep(1_000);
    }
  };
  return { stop: () => stopping.abort(), ended: write() };
}

/** How long the page of a post lacks a comment that the server has, each time in ms. */
async function timesToPurge(
  edge: string,
  { comment }: Writer,
  slugs: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < WRITES; turn += 1) {
    const slug = slugs[turn % slugs.length] ?? '';
    const address = `${edge}${newestComments(slug)}`;
    const has = async (word: string) => (await (await fetch(address)).text()).includes(word);
    const word = `quagga${turn}`;
    await has(word);
    await comment(slug, word);
    const writtenAt = performance.now();
    while (!(await has(word))) await sleep(1);
    times.push(performance.now() - writtenAt);
  }
  return times;
}
