import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { assemble } from '../assemble.ts';
import type { Database, StatementRunner } from '../database.ts';
import { Incident, type IncidentReport } from '../incident.ts';
import { claimFolder } from '../pglite-folder.ts';
import { queryableRunner } from '../run.ts';
import { timeLimits } from '../time-limits.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { NO_LIMITS, PgliteHost } from './pglite-host.ts';
import { startUpkeep } from './upkeep.ts';

export interface OpenPgliteOptions {
  /** `pglite:DIR` or `pglite:memory`. */
  readonly url: string;
  /** How long a statement may run, in s. Without it, as long as it takes; so it is in memory. */
  readonly statementTimeout?: number;
  /** Whether a commit is on disk before it is answered; so unless told otherwise. */
  readonly isSynced?: boolean;
  readonly incidents?: IncidentReport | undefined;
  /** Receives warnings for the operator. */
  readonly warn?: (message: string) => void;
}

/** Opens the embedded database. */
export async function openPglite(options: OpenPgliteOptions): Promise<Database> {
  const { url, statementTimeout, isSynced = true, incidents, warn = () => {} } = options;
  const directory = url.slice('pglite:'.length);
  const folder = directory === 'memory' ? null : directory;
  const limits = statementTimeout === undefined ? null : timeLimits(statementTimeout);
  const claimed = folder === null ? undefined : await claimFolder(folder, warn);
  const incident = new Incident();
  const host = new PgliteHost({ folder, isSynced, incident });
  const unlimited = await pgliteAdapter(host, NO_LIMITS).connect();
  const stopUpkeep = startUpkeep({ adapter: unlimited, warn });
  const shutdown = async () => {
    stopUpkeep();
    await host.close();
    await claimed?.release();
  };
  const factory = pgliteAdapter(host, limits ?? NO_LIMITS);
  try {
    await host.opened();
    await claimed?.complete();
    incident.reportTo(incidents);
    return await assemble({
      engine: 'pglite',
      location: folder ?? 'in memory',
      longStatements: 1,
      // One connection, which prepares nothing: every query is planned each time.
      factories: { once: factory, anew: factory, transactions: factory, background: factory },
      ...(limits && { transactionTimeout: limits.idleInTransaction }),
      incidents,
      longTransaction: (work) => longTransaction(unlimited, work),
      async onNotice(channel, heard) {
        const stop = await host.onNotice(channel, heard);
        return async () => stop();
      },
      shutdown,
    });
  } catch (error) {
    await shutdown();
    throw error;
  }
}

async function longTransaction<T>(
  adapter: SqlDriverAdapter,
  work: (runner: StatementRunner) => Promise<T>,
): Promise<T> {
  const transaction = await adapter.startTransaction();
  try {
    const result = await work(queryableRunner(transaction));
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback().catch(() => {});
    throw error;
  }
}
