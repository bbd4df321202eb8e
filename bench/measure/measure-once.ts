import type { Load } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import { type CpuReading, type Pids, readCpu } from './cpu.ts';
import { percentile } from './statistics.ts';

/** What one server did in one round. */
export interface Figures {
  /** Requests answered in a second. */
  readonly rps: number;
  /** In ms. */
  readonly p50: number;
  readonly p99: number;
  /** CPU time of the server for one request, in ms; undefined where it cannot be measured. */
  readonly nodeCpuMs: number | undefined;
  /** CPU time of PostgreSQL for one request, in ms. */
  readonly pgCpuMs: number | undefined;
}

/** Puts a load on a server and returns the figures. */
export async function measureOnce(load: Load, pids: Pids): Promise<Figures> {
  const readings: Partial<Record<'begin' | 'end', CpuReading>> = {};
  const { seconds, latencies } = await runLoad(load, (edge) => {
    readings[edge] = readCpu(pids);
  });
  const perRequest = (of: keyof CpuReading) => {
    const [before, after] = [readings.begin?.[of], readings.end?.[of]];
    return before === undefined || after === undefined
      ? undefined
      : (after - before) / latencies.length;
  };
  return {
    rps: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    nodeCpuMs: perRequest('server'),
    pgCpuMs: perRequest('postgres'),
  };
}
