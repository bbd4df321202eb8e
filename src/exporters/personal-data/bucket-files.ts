import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { onceDone } from '../../lib/once.ts';
import type { BucketSettings } from '../../object-storage/bucket-settings.ts';
import { type ExportFiles, MAX_WRITE_TIME } from './export-files.ts';

/** How long an attempt to store a file may take, in ms. */
const TIME_LIMIT = 120_000;

/** Files in the folder `exports` of a bucket. */
export function bucketFiles(settings: BucketSettings): ExportFiles {
  const bucket = onceDone(async () => {
    const { openBucket } = await import('../../object-storage/bucket.ts');
    return openBucket(settings);
  });
  const keyOf = (id: string) => `exports/${id}.zip`;

  return {
    async write(id, content, signal) {
      // A store wants to know the size and the digest first.
      const path = join(tmpdir(), `commonplace-${randomUUID()}.part`);
      try {
        const part = createWriteStream(path, { mode: 0o600 });
        await pipeline(Readable.fromWeb(content), part, { signal });
        const file = await openAsBlob(path);
        const options = { contentType: 'application/zip', timeLimit: TIME_LIMIT, signal };
        await (await bucket()).put(keyOf(id), file, options);
        return file.size;
      } finally {
        await rm(path, { force: true });
      }
    },
    async read(id) {
      const found = await (await bucket()).open(keyOf(id));
      return found && { ...found, content: found.content as ReadableStream };
    },
    remove: async (id) => (await bucket()).remove(keyOf(id)),
    async removeOthers(ids) {
      const { list, remove } = await bucket();
      for await (const { key, modifiedAt } of list('exports/')) {
        const id = /^exports\/([0-9a-f-]{36})\.zip$/.exec(key)?.[1];
        if (id === undefined || ids.has(id)) continue;
        if (Date.now() - modifiedAt.getTime() <= MAX_WRITE_TIME) continue;
        await remove(key);
      }
    },
  };
}
