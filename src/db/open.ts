import { assemble } from './assemble.ts';
import type { Database } from './database.ts';
import { claimFolder } from './pglite-folder.ts';
import type { OpenPostgresOptions } from './postgres/open-postgres.ts';

/** The URL is `pglite:DIR`, `pglite:memory`, or `postgres://…`. */
export type OpenOptions = OpenPostgresOptions & Omit<OpenPgliteOptions, 'directory'>;

interface OpenPgliteOptions {
  readonly directory: string;
  /** Whether a commit is on disk before it is answered; so unless told otherwise. PGlite only. */
  readonly isSynced?: boolean;
  /** Is told of what an operator should know. PGlite only. */
  readonly warn?: (message: string) => void;
}

/**
 * Opens the database that a URL names. This is the only place that knows there are two engines.
 * It does not migrate.
 *
 * @throws {DatabaseError} when it cannot be reached, or another process has the folder
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { url } = options;
  if (url.startsWith('pglite:')) {
    return openPglite({ ...options, directory: url.slice('pglite:'.length) });
  }
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return openPostgres(options);
}

/**
 * PGlite fills PostgreSQL's buffers with zeros when it starts: its own 128 MB take half a second, and
 * the system keeps the files in memory all the same. Of the ways to sync, Emscripten has `fsync`.
 */
const SETTINGS = ['-c', 'shared_buffers=32MB', '-c', 'wal_sync_method=fsync'];

/** PGlite's own parameter that turns syncing off. */
const NO_SYNC = '-F';

async function openPglite(options: OpenPgliteOptions): Promise<Database> {
  const { directory, isSynced = true, warn } = options;
  const [{ PGlite }, { PrismaPGlite }, { DurableFolder }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
    import('./pglite/durable-folder.ts'),
  ]);
  const inMemory = directory === 'memory';
  const folder = inMemory ? undefined : await claimFolder(directory, warn);
  try {
    const defaults = PGlite.defaultStartParams.filter((param) => param !== NO_SYNC);
    const startParams = [...defaults, ...(isSynced ? [] : [NO_SYNC]), ...SETTINGS];
    const pglite = await PGlite.create({
      ...(inMemory ? { dataDir: 'memory://' } : { fs: new DurableFolder(directory) }),
      startParams,
    });
    await folder?.complete();
    await pglite.exec(`set timezone to 'UTC'`);
    const factory = new PrismaPGlite(pglite);
    return await assemble({
      engine: 'pglite',
      location: inMemory ? 'in memory' : directory,
      // One connection, which prepares nothing: every query is planned anew.
      factories: { once: factory, anew: factory, transactions: factory, background: factory },
      async onNotice(channel, heard) {
        const stop = pglite.onNotification((name) => name === channel && heard());
        await pglite.exec(`listen ${channel}`);
        return async () => stop();
      },
      async shutdown() {
        await pglite.close();
        await folder?.release();
      },
    });
  } catch (error) {
    await folder?.release();
    throw error;
  }
}
