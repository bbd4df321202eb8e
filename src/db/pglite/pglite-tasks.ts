import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { DurableFolder } from './durable-folder.ts';
import { type Outcome, outcome } from './outcome.ts';

export interface PgliteSettings {
  /** Null: in memory. */
  readonly folder: string | null;
  /** Whether a commit is on disk before it is answered. */
  readonly isSynced: boolean;
}

interface OpenInput extends PgliteSettings {
  /** PostgreSQL, compiled: threads of a process share the code. */
  readonly program: WebAssembly.Module;
}

interface Opened {
  readonly pglite: PGlite;
  readonly adapter: SqlDriverAdapter;
}

/**
 * PGlite fills PostgreSQL's buffers with zeros when it starts: its own 128 MB take half a second, and
 * the system keeps the files in memory all the same. Of the ways to sync, Emscripten has `fsync`.
 */
const SETTINGS = ['-c', 'shared_buffers=32MB', '-c', 'wal_sync_method=fsync'];

/** PGlite's own parameter that turns syncing off. */
const NO_SYNC = '-F';

const ROLLED_BACK: DriverAdapterError['cause'] = {
  kind: 'postgres',
  code: '25P02',
  originalCode: '25P02',
  severity: 'ERROR',
  message: 'A statement of the transaction had failed, so it was rolled back.',
  originalMessage: 'A statement of the transaction had failed, so it was rolled back.',
  detail: undefined,
  column: undefined,
  hint: undefined,
};

let opened: Opened | undefined;

/** What the thread does that has the database: one after another, because it has one connection. */
export const pgliteTasks = {
  async open({ folder, isSynced, program }: OpenInput): Promise<void> {
    const defaults = PGlite.defaultStartParams.filter((param) => param !== NO_SYNC);
    const pglite = await PGlite.create({
      ...(folder === null ? { dataDir: 'memory://' } : { fs: new DurableFolder(folder, giveUp) }),
      startParams: [...defaults, ...(isSynced ? [] : [NO_SYNC]), ...SETTINGS],
      pgliteWasmModule: program,
    });
    pglite.onNotification((channel) => parentPort?.postMessage({ notice: channel }));
    await pglite.exec(`set timezone to 'UTC'`);
    opened = { pglite, adapter: await new PrismaPGlite(pglite).connect() };
  },
  query: (query: SqlQuery) => outcomeOf(({ adapter }) => adapter.queryRaw(query)),
  execute: (query: SqlQuery) => outcomeOf(({ adapter }) => adapter.executeRaw(query)),
  script: (script: string) =>
    outcomeOf(async ({ pglite }) => {
      await pglite.exec(script);
    }),
  /** PostgreSQL answers a commit of a transaction that failed with a rollback, and not with an error. */
  commit: () =>
    outcomeOf(async ({ pglite }) => {
      const [result] = await pglite.exec('commit');
      if (result?.command === 'ROLLBACK') throw new DriverAdapterError(ROLLED_BACK);
    }),
  async close(): Promise<void> {
    await opened?.pglite.close();
  },
};

export type PgliteTasks = typeof pgliteTasks;

/**
 * PostgreSQL ended itself, as when a log cannot be written. PGlite takes no notice of it, and would answer
 * what is wrong from then on.
 */
function giveUp(reason: string): never {
  parentPort?.postMessage({ error: new Error(reason) });
  // biome-ignore lint/plugin: it ends this thread, and not the process.
  process.exit(1);
}

function outcomeOf<Result>(work: (opened: Opened) => Promise<Result>): Promise<Outcome<Result>> {
  const database = opened;
  if (database === undefined) throw new Error('The database is not open.');
  return outcome(() => work(database));
}
