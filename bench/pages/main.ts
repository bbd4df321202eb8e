// `npm run bench:pages`: what a profile costs the server as a page, beside the operation that the page is made of.
import { fileURLToPath } from 'node:url';
import type { HttpRequest, RunningServer } from '../contract.ts';
import { prepareDatabase } from '../data/prepare-database.ts';
import { readSamples } from '../data/samples.ts';
import { measureOnce } from '../measure/measure-once.ts';
import { percentile } from '../measure/statistics.ts';
import { openBenchPostgres } from '../postgres/server.ts';
import { commonplace } from '../servers/commonplace/commonplace.ts';

const FOLDER = fileURLToPath(new URL('../../.bench/', import.meta.url));
const ROUNDS = 5;
/** How long requests count in a round, in s. */
const SECONDS = 6;
const CONNECTIONS = 4;
const PEOPLE = 50;

const postgres = await openBenchPostgres(FOLDER);
try {
  const url = await prepareDatabase({ serverUrl: postgres.url, size: '30k', log: console.error });
  const server = await commonplace.start({ node: process.execPath, databaseUrl: url });
  try {
    const { usernames } = await readSamples(url);
    await measure(server, [...new Set(usernames)].slice(0, PEOPLE));
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
}

async function measure({ url, pid }: RunningServer, usernames: readonly string[]): Promise<void> {
  const paths = usernames.map((username) => `/users/${username}`);
  const works: Record<string, readonly HttpRequest[]> = {
    'the operation of the page, over HTTP': await Promise.all(
      paths.map(async (path) => get(await operationOf(url + path), 'application/json')),
    ),
    // Each address comes once a minute at most.
    'the page, rendered': Array.from({ length: 200 }, (_nothing, turn) =>
      paths.map((path) => get(`${path}?turn=${turn}`)),
    ).flat(),
    'the page, as another reader had it in the same minute': paths.map((path) => get(path)),
  };
  const figures = new Map<string, number[]>(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, requests] of Object.entries(works)) {
      const load = { url, requests, connections: CONNECTIONS, warmUp: 2, seconds: SECONDS };
      const { nodeCpuMs } = await measureOnce(load, { server: pid, postmaster: undefined });
      // In the first round the server still compiles its code.
      if (round > 0) figures.get(name)?.push(nodeCpuMs ?? Number.NaN);
    }
  }
  const [base = Number.NaN] = [...figures.values()].map((of) => percentile(of, 0.5));
  console.log('| what | Node CPU ms | times the operation |\n| --- | ---: | ---: |');
  for (const [name, of] of figures) {
    const cost = percentile(of, 0.5);
    console.log(`| ${name} | ${cost.toFixed(2)} | ${(cost / base).toFixed(2)} |`);
  }
}

/** The address of the longest answer that a page hands over. */
async function operationOf(page: string): Promise<string> {
  const html = await (await fetch(page, { headers: { accept: 'text/html' } })).text();
  const [, json = ''] =
    /<script type="application\/json" id="[^"]*">(.*)<\/script>/.exec(html) ?? [];
  const { answers } = JSON.parse(json) as { answers: [key: string, answer: object][] };
  const [key = ''] = answers
    .map(([name, answer]) => ({ name, length: JSON.stringify(answer).length }))
    .sort((a, b) => b.length - a.length)
    .map(({ name }) => name);
  const [, documentId = '', variables = ''] = /^(\w+) (.*)$/.exec(key) ?? [];
  return `/graphql?${new URLSearchParams({ documentId, variables })}`;
}

function get(path: string, accept = 'text/html'): HttpRequest {
  return { method: 'GET', path, headers: { accept } };
}
