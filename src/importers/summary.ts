import { number } from '../lib/figures.ts';
import { KIND_NAMES, KINDS } from './kind-names.ts';
import type { FileTally, Tally } from './tally.ts';

interface SummaryOptions {
  readonly tally: Tally;
  /** How long the import took. */
  readonly milliseconds: number;
  /** Whether nothing was written. */
  readonly isDryRun?: boolean;
}

/** What an import did, for people: the rows of each file, the records of each kind, and the reasons. */
export function summary({ tally, milliseconds, isDryRun = false }: SummaryOptions): string {
  const rows = tally.rowsRead;
  const seconds = milliseconds / 1000;
  return [
    '',
    ...(isDryRun ? ['Nothing was written. This is what an import would do.', ''] : []),
    ...table([['rows', 'read', 'used', 'left out', 'rejected'], ...fileRows(tally)]),
    '',
    ...table([
      ['records', 'written', 'updated', 'already there', 'left out', 'rejected'],
      ...kindRows(tally),
    ]),
    '',
    ...changes(tally),
    ...samples(tally),
    ...reasons(tally),
    ...tally.notes,
    `${number(rows)} rows in ${seconds.toFixed(1)} s, ${number(rows / seconds)} rows/s`,
    '',
  ].join('\n');
}

function fileRows({ files }: Tally): string[][] {
  return [...files].map(([file, { read, rejected, skipped }]) => {
    const leftOut = skippedRows(skipped);
    return [file, ...[read, read - leftOut - rejected, leftOut, rejected].map(number)];
  });
}

function kindRows({ kinds }: Tally): string[][] {
  return KINDS.flatMap((kind) => {
    const counts = kinds.get(kind);
    if (counts === undefined) return [];
    const { written, updated, present, leftOut, rejected } = counts;
    return [[KIND_NAMES[kind], ...[written, updated, present, leftOut, rejected].map(number)]];
  });
}

/** What the source has changed since an earlier import, by kind and part. */
function changes({ parts }: Tally): string[] {
  const lines = (which: 'updated' | 'kept') =>
    [...parts.values()]
      .filter((part) => part[which] > 0)
      .map(
        (part) => `  ${number(part[which]).padStart(9)}  ${KIND_NAMES[part.kind]}: ${part.part}`,
      );
  const [updated, kept] = [lines('updated'), lines('kept')];
  return [
    ...(updated.length === 0 ? [] : ['Changed since the last import:', ...updated, '']),
    ...(kept.length === 0
      ? []
      : ['Changed here as well, and not replaced without --overwrite:', ...kept, '']),
  ];
}

function samples({ samples: all }: Tally): string[] {
  return [...all].flatMap(([what, names]) => [
    `${what}, for example:`,
    ...names.map((name) => `  ${name}`),
    '',
  ]);
}

function reasons({ files }: Tally): string[] {
  const lines = [...files].flatMap(([file, { skipped }]) =>
    [...skipped]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, rows]) => `  ${number(rows).padStart(9)}  ${file}: ${reason}`),
  );
  return lines.length === 0 ? [] : ['Left out on purpose:', ...lines, ''];
}

function skippedRows(skipped: FileTally['skipped']): number {
  return [...skipped.values()].reduce((total, rows) => total + rows, 0);
}

/** The first column is text, the others are numbers. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width + 2);
      })
      .join('')
      .trimEnd(),
  );
}
