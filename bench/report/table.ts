import { groupBy } from '../../src/lib/group-by.ts';
import type { Result } from '../measure/measure.ts';
import type { Figures } from '../measure/measure-once.ts';
import { type Spread, spreadOf } from '../measure/statistics.ts';

const HEADINGS = [
  ...['server', 'requests/s', 'p50 ms', 'p99 ms', 'Node CPU ms', 'PostgreSQL CPU ms'],
  'requests/s as a multiple',
];

/**
 * A table in Markdown for each kind of work and size: medians, and in brackets the least and the most
 * of the rounds. The last column says how many times the first server's requests/s another has.
 */
export function tablesOf(results: readonly Result[]): string {
  const groups = groupBy(results, ({ work, size }) => `${work}, ${size} comments`);
  return [...groups].map(([title, group]) => `### ${title}\n\n${tableOf(group)}\n`).join('\n');
}

function tableOf(results: readonly [Result, ...Result[]]): string {
  const first = medianOf(results[0], 'rps');
  const rows = results.map((result) => [
    result.server,
    spread(result, 'rps', 0),
    ...[spread(result, 'p50', 2), spread(result, 'p99', 2)],
    ...[spread(result, 'nodeCpuMs', 3), spread(result, 'pgCpuMs', 3)],
    (medianOf(result, 'rps') / first).toFixed(2),
  ]);
  return align([HEADINGS, ...rows]);
}

function spread(result: Result, figure: keyof Figures, digits: number): string {
  const all = valuesOf(result, figure);
  if (all.length === 0) return 'not measured';
  const { median, least, most }: Spread = spreadOf(all);
  const text = (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return all.length === 1 ? text(median) : `${text(median)} (${text(least)}–${text(most)})`;
}

function medianOf(result: Result, figure: keyof Figures): number {
  return spreadOf(valuesOf(result, figure)).median;
}

function valuesOf({ rounds }: Result, figure: keyof Figures): number[] {
  return rounds.flatMap((round) => round[figure] ?? []);
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], fill: ' ' | '-' = ' ') => {
    const padded = cells.map((cell, column) =>
      column === 0
        ? cell.padEnd(widths[column] ?? 0, fill)
        : cell.padStart(widths[column] ?? 0, fill),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const [headings = [], ...body] = rows;
  const rule = HEADINGS.map((_, column) => (column === 0 ? '-' : '-:'));
  return [
    line(headings),
    line(rule.map((cell, column) => cell.padStart(widths[column] ?? 0, '-'))),
    ...body.map((row) => line(row)),
  ].join('\n');
}
