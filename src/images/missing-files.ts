import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import { idBatches } from '../lib/id-batches.ts';
import type { ImageStore } from './image-store.ts';

interface StoredUpload {
  readonly id: string;
  readonly digest: string;
  readonly widths: readonly number[];
}

const UPLOADS_AT_ONCE = 500;

/** The ids of uploads that lack a file. */
export async function uploadsWithoutFiles(db: Database, store: ImageStore): Promise<string[]> {
  const missing: string[] = [];
  for await (const uploads of idBatches((after) => uploadsAfter(db, after))) {
    for (const { id, digest, widths } of uploads) {
      const found = await Promise.all(widths.map((width) => store.has({ digest, width })));
      if (found.includes(false)) missing.push(id);
    }
  }
  return missing;
}

function uploadsAfter(db: Database, after: string): Promise<StoredUpload[]> {
  return db.run(
    'upkeep.uploads',
    sql`
      select u.id, u.digest, u.widths from uploads u
      where u.id > ${after}::uuid and u.digest is not null
      order by u.id
      limit ${UPLOADS_AT_ONCE}::int`,
  );
}
