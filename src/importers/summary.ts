import { number } from '../lib/figures.ts';
import type { FileTally, RecordKind, Tally } from './tally.ts';

interface SummaryOptions {
  readonly tally: Tally;
  /** How long the import took. */
  readonly milliseconds: number;
}

const KINDS: readonly (readonly [RecordKind, string])[] = [
  ['user', 'users'],
  ['wikiPage', 'wiki pages'],
  ['post', 'posts'],
  ['revision', 'revisions'],
  ['comment', 'comments'],
  ['sequence', 'sequences'],
  ['alias', 'redirects'],
  ['userSlug', 'addresses of users'],
  ['wikiPageSlug', 'addresses of wiki pages'],
  ['link', 'links'],
  ['reaction', 'reactions'],
];

/** What an import did, for people: the rows of each file, the records of each kind, and the reasons. */
export function summary({ tally, milliseconds }: SummaryOptions): string {
  const rows = tally.rowsRead;
  const seconds = milliseconds / 1000;
  return [
    '',
    ...table([['rows', 'read', 'used', 'left out', 'rejected'], ...fileRows(tally)]),
    '',
    ...table([['records', 'written', 'already there', 'left out', 'rejected'], ...kindRows(tally)]),
    '',
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
  return KINDS.flatMap(([kind, plural]) => {
    const counts = kinds.get(kind);
    if (counts === undefined) return [];
    const { written, present, leftOut, rejected } = counts;
    return [[plural, ...[written, present, leftOut, rejected].map(number)]];
  });
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
