import type { BasicWork, HttpRequest, Samples, Size, WorkName } from '../contract.ts';
import type { StartedServer } from '../work/compare-answers.ts';
import { type Figures, measureOnce } from './measure-once.ts';
import { MIXED_WORKS, mixed } from './mix.ts';

/** What one server did at one kind of work on one size, in each round. */
export interface Result {
  readonly server: string;
  readonly work: WorkName;
  readonly size: Size;
  readonly rounds: readonly Figures[];
}

export interface Plan {
  readonly size: Size;
  readonly works: readonly WorkName[];
  readonly samples: Samples;
  /** Of the postmaster whose CPU time is counted. */
  readonly postmaster: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  /** Told what was measured. */
  readonly log: (message: string) => void;
}

/**
 * How long a server is under load before any of it counts, in s: at first until its code is compiled; at
 * each other kind of work until its statements are prepared; then until what idled meanwhile is back.
 */
const WARM_UP = { first: 15, other: 5, again: 2 };

/**
 * Measures servers in turn, A B C A B C: what changes slowly on a machine then changes for all of them.
 *
 * @throws Error when any request fails
 */
export async function measure(servers: readonly StartedServer[], plan: Plan): Promise<Result[]> {
  const results: Result[] = [];
  for (const work of plan.works) {
    const able = servers.filter(({ server }) => server.only?.works.includes(work) ?? true);
    results.push(...(await measureWork(able, { ...plan, work })));
  }
  return results;
}

async function measureWork(
  servers: readonly StartedServer[],
  plan: Plan & { readonly work: WorkName },
): Promise<Result[]> {
  const { work, works, size } = plan;
  const turns = await Promise.all(
    servers.map(async (it) => ({
      ...it,
      requests: await requestsOf(it, plan),
      rounds: [] as Figures[],
    })),
  );
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const turn of turns) {
      const where = `${work}, ${size}, round ${round}: ${turn.server.name}`;
      const atFirst = work === works[0] ? WARM_UP.first : WARM_UP.other;
      const warmUp = round === 1 ? atFirst : WARM_UP.again;
      const figures = await measureTurn(turn, { ...plan, warmUp }).catch((cause: unknown) => {
        throw new Error(`${where} failed:`, { cause });
      });
      turn.rounds.push(figures);
      plan.log(`${where} ${figures.rps.toFixed(0)} requests/s`);
    }
  }
  return turns.map(({ server, rounds }) => ({ server: server.name, work, size, rounds }));
}

function measureTurn(
  { server, running, requests }: StartedServer & { requests: readonly HttpRequest[] },
  { connections, seconds, warmUp, postmaster }: Plan & { readonly warmUp: number },
): Promise<Figures> {
  return measureOnce(
    { url: running.url, requests, connections, seconds, warmUp },
    { server: running.pid, postmaster: server.engine === 'pglite' ? undefined : postmaster },
  );
}

async function requestsOf(
  { server, running }: StartedServer,
  { work, samples }: { work: WorkName; samples: Samples },
): Promise<HttpRequest[]> {
  if (work !== 'mix') return server.requests(work, samples, running);
  const requests: Partial<Record<BasicWork, HttpRequest[]>> = {};
  for (const part of MIXED_WORKS) {
    requests[part] = await server.requests(part, samples, running);
  }
  return mixed(requests);
}
