/** What a column of a row may hold. Times are ISO 8601 text. */
export type Cell = string | number | boolean | null;

/** Rows of a table, made one by one as they are asked for. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Every call makes the same rows. */
  rows(): Iterable<readonly Cell[]>;
}

/** A row as a line of PostgreSQL's COPY, format `text`. */
export function copyLine(row: readonly Cell[]): string {
  return `${row.map(copyCell).join('\t')}\n`;
}

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return cell.includes('\n') || cell.includes('\\') || cell.includes('\t')
    ? cell.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
    : cell;
}

/** ms since 1970 as a column of times takes it. */
export function timestamp(time: number): string {
  return new Date(time).toISOString();
}
