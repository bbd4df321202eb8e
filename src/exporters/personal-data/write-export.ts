import type { ReadableStream } from 'node:stream/web';
import sql from 'sql-template-tag';
import type { StatementRunner } from '../../db/database.ts';
import type { ImageStore } from '../../images/image-store.ts';
import { SECTIONS, type Section } from './sections.ts';

/** Rows that are read at once: each may hold a text of 200,000 characters. */
const BATCH = 50;

interface ExportOptions {
  readonly db: StatementRunner;
  readonly images: Pick<ImageStore, 'read'>;
  readonly userId: string;
  /** Called between batches. */
  readonly onProgress: () => Promise<void>;
  /** Ends the wait for an image. */
  readonly signal: AbortSignal;
}

/** A ZIP archive with a file of JSON lines for each kind of data, and the images. No more than a batch is in memory. */
export async function personalData(options: ExportOptions): Promise<ReadableStream<Uint8Array>> {
  const { makeZip } = await import('client-zip');
  return makeZip(filesOf(options)) as ReadableStream<Uint8Array>;
}

async function* filesOf(options: ExportOptions) {
  for (const section of SECTIONS) {
    yield { name: `${section.name}.jsonl`, input: linesOf(section, options) };
  }
  const images = SECTIONS.find(({ name }) => name === 'images');
  if (images === undefined) return;
  for await (const row of rowsOf(images, options)) {
    const { id, digest, width } = row as { id: string; digest: string; width: number };
    const bytes = await options.images.read({ digest, width }, options.signal);
    if (bytes !== null) yield { name: `images/${id}.webp`, input: bytes };
  }
}

async function* linesOf(section: Section, options: ExportOptions): AsyncGenerator<string> {
  for await (const row of rowsOf(section, options)) yield `${JSON.stringify(row)}\n`;
}

interface Cursor {
  readonly exportTime: string;
  readonly exportKey: string;
}

async function* rowsOf(
  { name, from, owner, columns, time, key }: Section,
  { db, userId, onProgress }: ExportOptions,
): AsyncGenerator<object> {
  let after: Cursor | undefined;
  do {
    await onProgress();
    const position =
      after === undefined
        ? sql`true`
        : sql`(${time}, ${key}) > (${after.exportTime}::timestamptz, ${after.exportKey}::text)`;
    const rows: Cursor[] = await db.run<Cursor>(
      `export.${name}`,
      sql`
        select ${columns}, ${time} as "exportTime", ${key} as "exportKey" from ${from}
        where ${owner(userId)} and ${position}
        order by ${time}, ${key} limit ${BATCH}::integer`,
    );
    for (const { exportTime: _, exportKey: __, ...row } of rows) yield row;
    after = rows.length < BATCH ? undefined : rows[rows.length - 1];
  } while (after !== undefined);
}
