import sql from 'sql-template-tag';
import { advisoryLock } from '../db/advisory-lock.ts';
import type { Database, Transaction } from '../db/database.ts';
import { hashOfSecret } from '../lib/secret.ts';
import { lockAccount } from '../writes/authority.ts';
import type { EncodedImage } from './encode-image.ts';
import type { ImageStore } from './image-store.ts';
import type { ImageWork } from './image-work.ts';

/** An upload whose file may be sent now. */
export interface ExpectedUpload {
  readonly id: string;
  readonly ownerId: string;
  /** Maximum size of the file, in bytes. */
  readonly byteSize: number;
}

/** What came of a file. */
export type Received =
  | { readonly outcome: 'STORED'; readonly image: EncodedImage }
  /** The token was used, or the upload is gone. */
  | { readonly outcome: 'NOT_EXPECTED' }
  | { readonly outcome: 'MAY_NOT_WRITE' }
  | { readonly outcome: 'NO_IMAGE'; readonly problem: string };

interface ReceiverOptions {
  readonly db: Database;
  readonly store: ImageStore;
  readonly work: Pick<ImageWork, 'encode'>;
}

/** Takes the files of uploads. */
export type UploadReceiver = ReturnType<typeof uploadReceiver>;

export function uploadReceiver({ db, store, work }: ReceiverOptions) {
  return {
    /** Null when the token is wrong, expired or used, which all look alike. */
    async find(id: string, token: string): Promise<ExpectedUpload | null> {
      const [upload] = await db.run<ExpectedUpload>(
        'upload.find',
        sql`
          select u.id, u.owner_id as "ownerId", u.byte_size as "byteSize" from uploads u
          where u.id = ${id}::uuid and u.token_hash = ${hashOfSecret(token)}
            and u.received_at is null and u.expires_at > now()`,
      );
      return upload ?? null;
    },

    /** @throws PublicError UNAVAILABLE when too many files wait */
    async receive(upload: ExpectedUpload, bytes: Uint8Array): Promise<Received> {
      const refused = await db.transaction((tx) => claim(tx, upload));
      if (refused !== null) return { outcome: refused };
      const image = await work.encode(bytes);
      if ('problem' in image) return { outcome: 'NO_IMAGE', problem: image.problem };
      // On disk before the transaction, so that no other write waits for the disk.
      await writeFiles(store, image);
      const isStored = await db.transaction((tx) => keep(tx, { upload, image, store }));
      return isStored ? { outcome: 'STORED', image } : { outcome: 'NOT_EXPECTED' };
    },
  };
}

/** Uses the token up, where the owner may still write. Of two files that come at once, one is taken. */
async function claim(
  tx: Transaction,
  { id, ownerId }: ExpectedUpload,
): Promise<'NOT_EXPECTED' | 'MAY_NOT_WRITE' | null> {
  const owner = await lockAccount(tx, ownerId);
  if (owner === undefined || !owner.isOpen || owner.isBanned) return 'MAY_NOT_WRITE';
  const claimed = await tx.execute(
    'upload.claim',
    sql`
      update uploads set received_at = now()
      where id = ${id}::uuid and received_at is null and expires_at > now()`,
  );
  return claimed === 0 ? 'NOT_EXPECTED' : null;
}

async function writeFiles(store: ImageStore, { digest, files }: EncodedImage): Promise<void> {
  for (const { width, bytes } of files) await store.write({ digest, width }, bytes);
}

interface Keeping {
  readonly upload: ExpectedUpload;
  readonly image: EncodedImage;
  readonly store: ImageStore;
}

/** False when the upload was deleted meanwhile, as when its owner left. */
async function keep(tx: Transaction, { upload, image, store }: Keeping): Promise<boolean> {
  const { digest, width, height, isAnimated, files } = image;
  await lockImage(tx, digest);
  const kept = await tx.execute(
    'upload.keep',
    sql`
      update uploads set digest = ${digest}, width = ${width}::integer, height = ${height}::integer,
        widths = ${files.map((file) => file.width)}::integer[], is_animated = ${isAnimated}
      where id = ${upload.id}::uuid`,
  );
  // Who removes files takes the same lock: those that are there now stay.
  if (kept > 0) await writeFiles(store, image);
  return kept > 0;
}

/** Keeps others from storing or removing an image until the transaction ends. */
export async function lockImage(tx: Transaction, digest: string): Promise<void> {
  await tx.run('image.lock', advisoryLock(`image ${digest}`));
}
