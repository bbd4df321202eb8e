import { percentile } from '../measure/statistics.ts';
import type { HostileFigures } from './hostile.ts';
import type { OrdinaryFigures } from './ordinary.ts';

interface Report {
  readonly minutes: number;
  readonly alone: OrdinaryFigures & { readonly minutes: number };
  readonly attacked: OrdinaryFigures;
  readonly hostile: HostileFigures;
  /** The longest time that the event loop was held, in ms of CPU time. */
  readonly hold: number;
  /** In MiB. */
  readonly memory: { readonly before: number; readonly peak: number; readonly after: number };
}

/** What may be: as many times slower, no failed write, as much more memory afterwards. */
const MAX_SLOWDOWN = 3;
const MAX_GROWTH = 1.2;

/** Prints a table in Markdown, and sets the exit code to 1 when a bound is passed. */
export function printReport({ minutes, alone, attacked, hostile, hold, memory }: Report): void {
  const rows = [
    ['', `alone, ${alone.minutes} min`, `under attack, ${minutes} min`, 'ratio'],
    ['---', '---:', '---:', '---:'],
    ...(['reads', 'writes'] as const).flatMap((kind) => [
      [`${kind} answered`, `${alone[kind].length}`, `${attacked[kind].length}`, ''],
      ...[0.5, 0.99].map((share) => {
        const [before, during] = [
          percentile(alone[kind], share),
          percentile(attacked[kind], share),
        ];
        const ratio = (during / before).toFixed(2);
        return [`${kind} p${share * 100}, ms`, before.toFixed(1), during.toFixed(1), ratio];
      }),
    ]),
    ['failed', `${alone.failures.length}`, `${attacked.failures.length}`, ''],
    ['memory, MiB', memory.before.toFixed(0), `${memory.peak.toFixed(0)} at the most`, ''],
    [
      'memory afterwards, MiB',
      '',
      memory.after.toFixed(0),
      (memory.after / memory.before).toFixed(2),
    ],
    ['longest hold of the event loop, ms CPU', '', hold.toFixed(0), ''],
  ];
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  const statuses = [...hostile.statuses].sort(([a], [b]) => a - b);
  console.log(
    `\nHostile requests by status: ${statuses.map(([status, count]) => `${status}: ${count}`).join(', ')}`,
  );
  for (const failure of new Set(attacked.failures.slice(0, 20))) console.log(`failed: ${failure}`);
  const slowdown = percentile(attacked.reads, 0.99) / percentile(alone.reads, 0.99);
  const isHeld =
    slowdown <= MAX_SLOWDOWN &&
    attacked.failures.length === 0 &&
    memory.after <= memory.before * MAX_GROWTH;
  if (!isHeld) process.exitCode = 1;
}
