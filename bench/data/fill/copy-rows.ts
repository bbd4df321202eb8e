import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine, type Table } from '../rows/table.ts';

/** Characters that are sent at once. */
const CHUNK = 256 * 1024;

/**
 * Copies the rows of a table through all the clients at the same time. Each takes the next chunk when
 * it is ready for it, so the rows lie on the disk in nearly the order in which they were made.
 */
export async function copyRows(clients: readonly pg.Client[], table: Table): Promise<void> {
  const statement = `copy ${table.name} (${table.columns.join(', ')}) from stdin`;
  const chunks = inChunks(table);
  // Without a `return`, so that the stream that ends first does not end the others'.
  const shared = { [Symbol.iterator]: () => ({ next: () => chunks.next() }) };
  await Promise.all(
    clients.map((client) => pipeline(Readable.from(shared), client.query(copyFrom(statement)))),
  );
}

function* inChunks(table: Table): Generator<string> {
  let chunk = '';
  for (const row of table.rows()) {
    chunk += copyLine(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
