import { fileNameOf, parseFileName } from '../lib/image-files.ts';
import { onceDone } from '../lib/once.ts';
import type { BucketSettings } from '../object-storage/bucket-settings.ts';
import { ObjectStoreError } from '../object-storage/object-store-error.ts';
import type { ImageStore } from './image-store.ts';

/** Files in a bucket, under the names that they have in a folder. */
export function bucketStore(settings: BucketSettings): ImageStore {
  // Loaded with the first picture, not at each start.
  const bucket = onceDone(async () => {
    const { openBucket } = await import('../object-storage/bucket.ts');
    return openBucket(settings);
  });

  return {
    location: `the bucket ${settings.bucket}`,
    write: async (file, bytes) =>
      (await bucket()).put(fileNameOf(file), new Blob([new Uint8Array(bytes)]), {
        contentType: 'image/webp',
      }),
    async read(file, signal) {
      const name = fileNameOf(file);
      const bytes = await (await bucket()).get(name, signal);
      if (bytes === null || isWholeWebp(bytes)) return bytes;
      // Browsers keep what they get for a year.
      throw new ObjectStoreError(
        `GET ${settings.bucket}/${settings.prefix}${name}: no whole picture`,
      );
    },
    has: async (file) => (await bucket()).has(fileNameOf(file)),
    remove: async (file, signal) => (await bucket()).remove(fileNameOf(file), signal),
    async *list(signal) {
      for await (const { key } of (await bucket()).list('', signal)) {
        const file = parseFileName(key);
        if (file !== null) yield file;
      }
    },
    // An object is there as a whole or not at all.
    removeRemains: async () => {},
    findProblem: async () => problemOf((await bucket()).check()),
    findWriteProblem: async () => problemOf((await bucket()).checkWrites()),
  };
}

/** Whether a file is as long as it says (RFC 9649, section 2.4). */
function isWholeWebp(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    view.length >= 12 &&
    view.toString('latin1', 0, 4) === 'RIFF' &&
    view.toString('latin1', 8, 12) === 'WEBP' &&
    view.readUInt32LE(4) + 8 === view.length
  );
}

async function problemOf(check: Promise<void>): Promise<string | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (error instanceof ObjectStoreError) return error.message;
    throw error;
  }
}
