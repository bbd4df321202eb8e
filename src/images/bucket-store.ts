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
    read: async (file) => (await bucket()).get(fileNameOf(file)),
    has: async (file) => (await bucket()).has(fileNameOf(file)),
    remove: async (file) => (await bucket()).remove(fileNameOf(file)),
    async *list() {
      for await (const { key } of (await bucket()).list('')) {
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

async function problemOf(check: Promise<void>): Promise<string | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (error instanceof ObjectStoreError) return error.message;
    throw error;
  }
}
