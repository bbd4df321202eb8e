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

/** A community and the servers that serve it. */
export interface Community {
  readonly size: Size;
  readonly samples: Samples;
  readonly servers: readonly StartedServer[];
}

export interface Plan {
  readonly works: readonly WorkName[];
  /** Of the postmaster whose CPU time is counted. */
  readonly postmaster: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  /** Receives what was measured. */
  readonly log: (message: string) => void;
}

/**
 * How long a server is under load before any of it counts, in s: at first until its code is compiled; at
 * each other kind of work until its statements are prepared; then until what idled meanwhile is back.
 */
const WARM_UP = { first: 15, other: 5, again: 2 };

/** One server at one kind of work. */
interface Turn extends StartedServer {
  readonly work: WorkName;
  readonly size: Size;
  readonly requests: readonly HttpRequest[];
  readonly rounds: Figures[];
}

/**
 * Measures servers in turn, A B C A B C, at every kind of work on communities of every size in each round:
 * what changes slowly on a machine then changes for all of them, and any two may be compared.
 *
 * @throws Error when any request fails
 */
export async function measure(communities: readonly Community[], plan: Plan): Promise<Result[]> {
  const turns = await turnsOf(communities, plan);
  const warm = new Set<StartedServer['running']>();
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const turn of turns) {
      const { work, size, server, running } = turn;
      const atFirst = warm.has(running) ? WARM_UP.other : WARM_UP.first;
      const warmUp = round === 1 ? atFirst : WARM_UP.again;
      const where = `${work}, ${size}, round ${round}: ${server.name}`;
      const figures = await measureTurn(turn, { ...plan, warmUp }).catch((cause: unknown) => {
        throw new Error(`${where} failed:`, { cause });
      });
      warm.add(running);
      turn.rounds.push(figures);
      plan.log(`${where} ${figures.rps.toFixed(0)} requests/s`);
    }
  }
  return turns.map(({ server, work, size, rounds }) => {
    return { server: server.name, work, size, rounds };
  });
}

/** What is to be compared stands side by side: sizes of one kind of work, and servers of one size. */
async function turnsOf(communities: readonly Community[], { works }: Plan): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const work of works) {
    for (const { size, samples, servers } of communities) {
      for (const it of servers) {
        if (it.server.only?.works.includes(work) === false) continue;
        const requests = await requestsOf(it, work, samples);
        turns.push({ ...it, work, size, requests, rounds: [] });
      }
    }
  }
  return turns;
}

function measureTurn(
  { server, running, requests }: Turn,
  { connections, seconds, warmUp, postmaster }: Plan & { readonly warmUp: number },
): Promise<Figures> {
  return measureOnce(
    { url: running.url, requests, connections, seconds, warmUp },
    { server: running.pid, postmaster: server.engine === 'pglite' ? undefined : postmaster },
  );
}

async function requestsOf(
  { server, running }: StartedServer,
  work: WorkName,
  samples: Samples,
): Promise<HttpRequest[]> {
  if (work !== 'mix') return server.requests(work, samples, running);
  const requests: Partial<Record<BasicWork, HttpRequest[]>> = {};
  for (const part of MIXED_WORKS) {
    requests[part] = await server.requests(part, samples, running);
  }
  return mixed(requests);
}
