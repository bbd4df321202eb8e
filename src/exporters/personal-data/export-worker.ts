import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { ImageStore } from '../../images/image-store.ts';
import { wantedWork } from '../../lib/wanted-work.ts';
import type { ExportFiles } from './export-files.ts';
import {
  type DueExport,
  endFailed,
  extendLease,
  finishExport,
  forgetExpired,
  releaseExport,
  takeDueExport,
} from './export-queue.ts';
import { personalData } from './write-export.ts';

interface ExportWorkerOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly images: Pick<ImageStore, 'read'>;
  readonly files: ExportFiles;
}

/** How often it looks for what is due, in ms. */
const POLL_INTERVAL = 2_000;

/** How often the lease is extended at most, in ms. */
const EXTENSION_INTERVAL = 30_000;

/** How often expired files are deleted, in ms. */
const CLEANUP_INTERVAL = 3_600_000;

/** Writes exports, one at a time, until it is stopped, which cuts off the one under way: it will be due again. */
export function startExports(options: ExportWorkerOptions): () => Promise<void> {
  const { db, log, images, files } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { want, stop } = wantedWork({
    work,
    onFailure: (err) => log.warn({ err }, 'the export worker failed; it will try again'),
  });

  async function work(): Promise<void> {
    while (!signal.aborted) {
      const due = await takeDueExport(db);
      if (due === null) break;
      await exportData(due).catch(async (err: unknown) => {
        if (signal.aborted) return releaseExport(db, due);
        log.warn({ err, user: due.userId }, 'an export failed; the server will try again');
      });
    }
    await endFailed(db);
  }

  async function exportData(due: DueExport): Promise<void> {
    let extendedAt = Date.now();
    const onProgress = async () => {
      signal.throwIfAborted();
      if (Date.now() - extendedAt < EXTENSION_INTERVAL) return;
      extendedAt = Date.now();
      await extendLease(db, due);
    };
    const { id, userId } = due;
    const content = await personalData({ db, images, userId, onProgress, signal });
    const byteSize = await files.write(id, content, signal);
    if (!(await finishExport(db, { ...due, byteSize }))) await files.remove(id);
  }

  async function clean(): Promise<void> {
    await files.removeOthers(new Set(await forgetExpired(db)));
  }

  const timer = setInterval(want, POLL_INTERVAL).unref();
  const cleaner = setInterval(() => {
    clean().catch((err: unknown) => {
      log.warn({ err }, 'expired exports could not be deleted; the server will try again');
    });
  }, CLEANUP_INTERVAL).unref();
  want();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    clearInterval(cleaner);
    await stop();
  };
}
