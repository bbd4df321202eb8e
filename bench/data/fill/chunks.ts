import { copyLine, type Table } from '../rows/table.ts';

/** The rows of a table as lines of COPY, about `size` characters at a time. */
export function* chunksOf(table: Table, size: number): Generator<string, undefined> {
  let chunk = '';
  for (const row of table.rows()) {
    chunk += copyLine(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
