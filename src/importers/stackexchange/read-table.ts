import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import type { Place } from '../records.ts';
import type { Tally } from '../tally.ts';
import type { Dump } from './dump.ts';
import type { Table } from './tables/table.ts';
import { readXmlRows, type XmlRow } from './xml-rows.ts';

/** A row that was understood, where it stands, and how it stands there. */
export interface Placed<Row> {
  readonly row: Row;
  readonly place: Place;
  readonly xml: XmlRow;
}

export interface Reading {
  readonly dump: Dump;
  readonly tally: Tally;
  readonly progress: Progress;
}

/** Reads a file, and nothing if it is not there. Rows that are broken are rejected and left out. */
export async function* readTable<Row>(
  { dump, tally, progress }: Reading,
  table: Table<Row>,
): AsyncGenerator<Placed<Row>> {
  const size = dump.sizes.get(table.file);
  if (size === undefined) return;
  progress.begin({ name: `Reading ${table.file}`, total: size, unit: 'bytes' });
  const chunks = readXmlRows({
    path: join(dump.directory, table.file),
    root: table.root,
    onBytes: (bytes) => progress.advance(bytes),
  });
  for await (const rows of chunks) {
    tally.read(table.file, rows.length);
    for (const xml of rows) {
      const result = parseRow(table, xml);
      if ('reason' in result) tally.reject(result);
      else yield result;
    }
  }
}

/** A row that was written down by `readTable` before: it is sound. */
export function readAgain<Row>(table: Table<Row>, xml: XmlRow): Placed<Row> {
  return { row: table.row.parse(xml.attributes), place: placeOf(table, xml), xml };
}

function parseRow<Row>(
  table: Table<Row>,
  xml: XmlRow,
): Placed<Row> | { readonly place: Place; readonly reason: string } {
  const place = placeOf(table, xml);
  const { success, data, error } = table.row.safeParse(xml.attributes);
  if (success) return { row: data, place, xml };
  const reason = error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  return { place, reason };
}

function placeOf({ file }: { readonly file: string }, { line, attributes }: XmlRow): Place {
  return { file, line, id: attributes['Id'] ?? '' };
}
