import sql from 'sql-template-tag';
import { advisoryLock } from '../db/advisory-lock.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { ImageFile } from '../lib/image-files.ts';
import { ObjectStoreError } from '../object-storage/object-store-error.ts';
import type { ImageStore } from './image-store.ts';

interface Removing {
  readonly db: Database;
  readonly store: ImageStore;
  readonly digest: string;
  /** All of this image. */
  readonly files: readonly ImageFile[];
  readonly signal?: AbortSignal | undefined;
}

/** After this time a removal has ended, also one whose server or store failed meanwhile, in s. */
const MAX_REMOVAL_TIME = 60;

/**
 * Removes files of an image, unless an upload has it. Returns how many. A row says so while they are being removed: who
 * stores the same image meanwhile waits. So no transaction waits for the store.
 *
 * @throws what the store throws
 */
export async function removeUnowned(removing: Removing): Promise<number> {
  const { db, store, digest, files, signal } = removing;
  const isUnowned = await db.transaction(async (tx) => {
    await lockImage(tx, digest);
    const begun = await tx.execute(
      'images.beginRemoval',
      sql`
        insert into image_removals (digest)
        select ${digest} where not exists (select from uploads u where u.digest = ${digest})
        on conflict (digest) do update set begun_at = now()`,
    );
    return begun > 0;
  });
  if (!isUnowned) return 0;
  const outcomes = await Promise.allSettled(files.map((file) => store.remove(file, signal)));
  const errors = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  // A store may still do what it did not answer.
  if (errors.some((error) => error instanceof ObjectStoreError && !error.isAnswered))
    throw errors[0];
  await db.execute('images.endRemoval', sql`delete from image_removals where digest = ${digest}`);
  if (errors.length > 0) throw errors[0];
  return files.length;
}

/** Asked under `lockImage`. */
export async function isBeingRemoved(tx: Transaction, digest: string): Promise<boolean> {
  const [removal] = await tx.run(
    'images.isBeingRemoved',
    sql`
      select 1 as one from image_removals
      where digest = ${digest}
        and begun_at > now() - make_interval(secs => ${MAX_REMOVAL_TIME}::integer)`,
  );
  return removal !== undefined;
}

/** Deletes the rows of removals whose servers ended. */
export async function forgetOldRemovals(db: Database): Promise<void> {
  await db.execute(
    'images.forgetRemovals',
    sql`
      delete from image_removals
      where begun_at < now() - make_interval(secs => ${MAX_REMOVAL_TIME}::integer)`,
  );
}

/** Keeps others from storing or removing an image until the transaction ends. */
export async function lockImage(tx: Transaction, digest: string): Promise<void> {
  await tx.run('image.lock', advisoryLock(`image ${digest}`));
}
