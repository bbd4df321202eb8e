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

/** How long each server is warmed up before it is measured, in s. */
const WARM_UP = 1;

/**
 * Measures servers in turn, A B C A B C: what changes slowly on a machine then changes for all of them.
 *
 * @throws Error when any request fails
 */
export async function measure(servers: readonly StartedServer[], plan: Plan): Promise<Result[]> {
  const results: Result[] = [];
  for (const work of plan.works) {
    const loads = await Promise.all(
      servers
        .filter(({ server }) => server.only?.works.includes(work) ?? true)
        .map(async (it) => ({ ...it, requests: await requestsOf(it, work, plan.samples) })),
    );
    const measured = loads.map((it) => ({ ...it, rounds: [] as Figures[] }));
    for (let round = 1; round <= plan.rounds; round += 1) {
      for (const { server, running, requests, rounds } of measured) {
        const { connections, seconds } = plan;
        const figures = await measureOnce(
          { url: running.url, requests, connections, seconds, warmUp: WARM_UP },
          {
            server: running.pid,
            postmaster: server.engine === 'pglite' ? undefined : plan.postmaster,
          },
        );
        rounds.push(figures);
        plan.log(
          `${work} ${plan.size}, round ${round}: ${server.name} ${figures.rps.toFixed(0)} requests/s`,
        );
      }
    }
    for (const { server, rounds } of measured) {
      results.push({ server: server.name, work, size: plan.size, rounds });
    }
  }
  return results;
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
