import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { Database, Transaction } from '../db/database.ts';
import { PublicError } from '../lib/errors.ts';
import type { ImageFile } from '../lib/image-files.ts';
import { inTime } from '../lib/in-time.ts';
import { hashOfSecret } from '../lib/secret.ts';
import { lockAccount } from '../writes/authority.ts';
import type { EncodedImage } from './encode-image.ts';
import type { ImageStore } from './image-store.ts';
import type { ImageWork } from './image-work.ts';
import { isBeingRemoved, lockImage, removeUnowned } from './remove-unowned.ts';

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

    /**
     * After an error the same token can send the file again.
     *
     * @throws PublicError UNAVAILABLE when too many files wait; ObjectStoreError when the store did not take the file
     */
    async receive(upload: ExpectedUpload, bytes: Uint8Array): Promise<Received> {
      const refused = await db.transaction((tx) => claim(tx, upload));
      if (refused !== null) return { outcome: refused };
      try {
        const image = await work.encode(bytes);
        if ('problem' in image) return { outcome: 'NO_IMAGE', problem: image.problem };
        const isStored = await storeImage({ upload, image, db, store });
        return isStored ? { outcome: 'STORED', image } : { outcome: 'NOT_EXPECTED' };
      } catch (error) {
        // Where this fails, too, the client announces another upload.
        await unclaim(db, upload).catch(() => {});
        throw error;
      }
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

/** Gives the token back. */
async function unclaim(db: Database, { id }: ExpectedUpload): Promise<void> {
  await db.execute(
    'upload.unclaim',
    sql`update uploads set received_at = null where id = ${id}::uuid and digest is null`,
  );
}

interface Storing {
  readonly upload: ExpectedUpload;
  readonly image: EncodedImage;
  readonly db: Database;
  readonly store: ImageStore;
}

/** How often an image is stored again whose files are being removed, and how long to wait before, in ms. */
const AGAIN = { times: 3, wait: 1_000 };

/** How long an upload that failed waits until its files are removed, in ms: a store may not answer that either. */
const REMOVAL_GRACE = 2_000;

/**
 * Stores the files, and then says in the database that they are there: no transaction waits for the store. False
 * when the upload was deleted meanwhile, as when its owner left.
 */
async function storeImage({ upload, image, db, store }: Storing): Promise<boolean> {
  const { digest, files } = image;
  for (let round = 0; round < AGAIN.times; round += 1) {
    try {
      for (const { width, bytes } of files) await store.write({ digest, width }, bytes);
      const kept = await db.transaction((tx) => keep(tx, upload, image));
      if (kept !== 'BEING_REMOVED') return kept === 'KEPT';
    } catch (error) {
      // Where this fails, too, `collectImages` finds what is left.
      const removal = removeUnowned({ db, store, digest, files: filesOf(image) }).catch(() => {});
      await inTime(removal, REMOVAL_GRACE, () => undefined);
      throw error;
    }
    await sleep(AGAIN.wait);
  }
  throw new PublicError('The same picture is being deleted at the moment. Try again soon.', {
    code: 'UNAVAILABLE',
  });
}

function filesOf({ digest, files }: EncodedImage): ImageFile[] {
  return files.map(({ width }) => ({ digest, width }));
}

async function keep(
  tx: Transaction,
  upload: ExpectedUpload,
  image: EncodedImage,
): Promise<'KEPT' | 'BEING_REMOVED' | 'GONE'> {
  const { digest, width, height, isAnimated, files } = image;
  await lockImage(tx, digest);
  if (await isBeingRemoved(tx, digest)) return 'BEING_REMOVED';
  const kept = await tx.execute(
    'upload.keep',
    sql`
      update uploads set digest = ${digest}, width = ${width}::integer, height = ${height}::integer,
        widths = ${files.map((file) => file.width)}::integer[], is_animated = ${isAnimated}
      where id = ${upload.id}::uuid`,
  );
  return kept > 0 ? 'KEPT' : 'GONE';
}
