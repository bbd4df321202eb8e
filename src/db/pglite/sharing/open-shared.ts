import { fileExists } from '../../../lib/file-exists.ts';
import { assemble } from '../../assemble.ts';
import type { Database } from '../../database.ts';
import { oneConnection } from '../one-connection.ts';
import { pgliteAdapter } from '../pglite-adapter.ts';
import { NO_LIMITS } from '../turn.ts';
import { SharedHost } from './shared-host.ts';
import { socketPath } from './socket-path.ts';

/**
 * Opens the database of a folder through the process that has it. Nothing can be heard there: `onNotice` is
 * for servers.
 *
 * @returns null when that process lends no turns
 * @throws ServedByOtherVersionError
 */
export async function openShared(folder: string): Promise<Database | null> {
  const host = await shareOf(folder);
  if (host === null) return null;
  const factory = pgliteAdapter(host, NO_LIMITS);
  return assemble({
    ...oneConnection(factory, await factory.connect()),
    location: folder,
    onNotice: () => Promise.reject(new Error('A shared database tells nothing.')),
    shutdown: async () => host.close(),
  });
}

/** The connection of the process that has a folder; null when it lends no turns. */
export async function shareOf(folder: string): Promise<SharedHost | null> {
  const path = socketPath(folder);
  if (path === null || !(await fileExists(path))) return null;
  const host = new SharedHost(path);
  await host.check(folder);
  return host;
}
