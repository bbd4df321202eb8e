import { assemble } from '../assemble.ts';
import type { Database } from '../database.ts';
import { Incident, type IncidentReport } from '../incident.ts';
import { claimFolder } from '../pglite-folder.ts';
import { timeLimits } from '../time-limits.ts';
import { folderOf } from './folder-of.ts';
import { oneConnection } from './one-connection.ts';
import { openingError } from './opening-error.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { PgliteHost } from './pglite-host.ts';
import { shareFolder } from './sharing/share-folder.ts';
import { NO_LIMITS } from './turn.ts';
import { startUpkeep } from './upkeep.ts';

export interface OpenPgliteOptions {
  /** `pglite:DIR` or `pglite:memory`. */
  readonly url: string;
  /** How long a statement may run, in s. Without it, as long as it takes; so it is in memory. */
  readonly statementTimeout?: number;
  /** Whether a commit is on disk before it is answered. Default: yes. */
  readonly isSynced?: boolean;
  readonly incidents?: IncidentReport | undefined;
  /** Whether commands may use the database while this process has its folder. */
  readonly isShared?: boolean;
  /** Receives warnings for the operator. */
  readonly warn?: (message: string) => void;
}

/** Opens the embedded database. */
export async function openPglite(options: OpenPgliteOptions): Promise<Database> {
  const { url, statementTimeout, isSynced = true, incidents } = options;
  const { isShared = false, warn = () => {} } = options;
  const folder = folderOf(url);
  const limits = statementTimeout === undefined ? null : timeLimits(statementTimeout);
  const claimed = folder === null ? undefined : await claimFolder(folder, warn);
  const incident = new Incident();
  const host = new PgliteHost({ folder, isSynced, incident });
  const unlimited = await pgliteAdapter(host, NO_LIMITS).connect();
  const stopUpkeep = startUpkeep({ adapter: unlimited, warn });
  let stopSharing = () => {};
  const shutdown = async () => {
    stopUpkeep();
    stopSharing();
    await host.close();
    await claimed?.release();
  };
  const factory = pgliteAdapter(host, limits ?? NO_LIMITS);
  try {
    await host.opened().catch(async (error: unknown) => {
      throw folder === null ? error : await openingError(folder, error);
    });
    await claimed?.complete();
    if (isShared && folder !== null) stopSharing = await shareFolder(folder, host);
    incident.reportTo(incidents);
    return await assemble({
      ...oneConnection(factory, unlimited),
      location: folder ?? 'in memory',
      ...(limits && { transactionTimeout: limits.idleInTransaction }),
      incidents,
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
