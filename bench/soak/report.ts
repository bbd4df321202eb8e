import { percentile } from '../measure/statistics.ts';
import type { HostileFigures } from './hostile.ts';
import type { OrdinaryFigures, Outcomes } from './ordinary.ts';

interface Report {
  readonly minutes: number;
  readonly alone: readonly OrdinaryFigures[];
  readonly attacked: OrdinaryFigures;
  readonly hostile: HostileFigures;
  /** The longest time that the event loop was held, in ms of CPU time. */
  readonly hold: number;
  /** In MiB. */
  readonly memory: { readonly before: number; readonly peak: number; readonly after: number };
}

/** What may be: as many times slower, as much memory afterwards. */
const MAX_SLOWDOWN = 3;
const MAX_GROWTH = 1.2;

/** How many different failures are printed. */
const MAX_PRINTED = 20;

/** Latencies of one kind of request, in ms. */
interface Compared {
  readonly kind: string;
  readonly alone: readonly number[];
  readonly attacked: readonly number[];
}

/** Prints a table in Markdown, and whether each bound is kept; the exit code is 1 when one is not. */
export function printReport({ minutes, alone, attacked, hostile, hold, memory }: Report): void {
  const compared = (kind: keyof OrdinaryFigures): Compared => {
    const before = alone.map((figures) => figures[kind]);
    return { kind, alone: before.flatMap(latencies), attacked: latencies(attacked[kind]) };
  };
  const [reads, writes] = [compared('reads'), compared('writes')];
  const growth = memory.after / memory.before;
  printTable([
    ['', 'alone', `under attack, ${minutes} min`, 'ratio'],
    ['---', '---:', '---:', '---:'],
    ...rowsOf(reads),
    ...rowsOf(writes),
    ['memory at rest, MiB', memory.before.toFixed(0), memory.after.toFixed(0), growth.toFixed(2)],
    ['highest memory, MiB', '', memory.peak.toFixed(0), ''],
    ['longest hold of the event loop, ms CPU', '', hold.toFixed(0), ''],
  ]);
  printHostile(hostile);
  const failures = [...attacked.reads.failures, ...attacked.writes.failures];
  for (const failure of [...new Set(failures)].slice(0, MAX_PRINTED)) console.log(failure);
  const failedWrites = attacked.writes.failures.length;
  printBounds([
    { name: 'no process died', isMet: true },
    ...[reads, writes].map((figures) => ({
      name: `p99 of ${figures.kind} at most ${MAX_SLOWDOWN} times (${ratioOf(figures, 0.99).toFixed(2)})`,
      isMet: ratioOf(figures, 0.99) <= MAX_SLOWDOWN,
    })),
    { name: `no write failed (${failedWrites})`, isMet: failedWrites === 0 },
    {
      name: `memory afterwards at most ${MAX_GROWTH} times (${growth.toFixed(2)})`,
      isMet: growth <= MAX_GROWTH,
    },
  ]);
}

/** What failed counts as never answered. */
function latencies({ times, failures }: Outcomes): number[] {
  return [...times, ...failures.map(() => Number.POSITIVE_INFINITY)];
}

function ratioOf({ alone, attacked }: Compared, share: number): number {
  return percentile(attacked, share) / percentile(alone, share);
}

function rowsOf(figures: Compared): string[][] {
  const { kind, alone, attacked } = figures;
  const counts = [alone, attacked].map((values) => values.filter(Number.isFinite).length);
  const [answeredAlone = 0, answered = 0] = counts;
  return [
    [`${kind} answered`, `${answeredAlone}`, `${answered}`, ''],
    [`${kind} failed`, `${alone.length - answeredAlone}`, `${attacked.length - answered}`, ''],
    ...[0.5, 0.99].map((share) => [
      `${kind} p${share * 100}, ms`,
      percentile(alone, share).toFixed(1),
      percentile(attacked, share).toFixed(1),
      ratioOf(figures, share).toFixed(2),
    ]),
  ];
}

function printTable(rows: readonly (readonly string[])[]): void {
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

function printHostile({ statuses }: HostileFigures): void {
  const counts = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}: ${count}`);
  console.log(`\nHostile requests by status (0: no answer): ${counts.join(', ')}`);
}

interface Bound {
  readonly name: string;
  readonly isMet: boolean;
}

function printBounds(bounds: readonly Bound[]): void {
  for (const { name, isMet } of bounds) console.log(`${isMet ? 'met' : 'NOT MET'}: ${name}`);
  if (bounds.some(({ isMet }) => !isMet)) process.exitCode = 1;
}
