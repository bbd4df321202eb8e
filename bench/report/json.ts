import type { Size, WorkName } from '../contract.ts';
import type { Result } from '../measure/measure.ts';
import type { Figures } from '../measure/measure-once.ts';
import { spreadOf } from '../measure/statistics.ts';

/** What `--json FILE` writes. Figures are medians of the rounds; null where they were not measured. */
export interface Report {
  readonly results: readonly ReportedResult[];
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
}

export interface ReportedResult {
  readonly server: string;
  readonly work: WorkName;
  readonly size: Size;
  /** Requests answered in a second. */
  readonly rps: number | null;
  /** Latencies and CPU times in ms. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly nodeCpuMs: number | null;
  readonly pgCpuMs: number | null;
  /** What the medians were taken of. */
  readonly rounds: readonly Figures[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
}

export function reportedResult({ server, work, size, rounds }: Result): ReportedResult {
  const median = (figure: keyof Figures) => {
    const values = rounds.flatMap((round) => round[figure] ?? []);
    return values.length === 0 ? null : Number(spreadOf(values).median.toFixed(4));
  };
  return {
    ...{ server, work, size },
    ...{ rps: median('rps'), p50: median('p50'), p99: median('p99') },
    ...{ nodeCpuMs: median('nodeCpuMs'), pgCpuMs: median('pgCpuMs') },
    rounds,
  };
}
