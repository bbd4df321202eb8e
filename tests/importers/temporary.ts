import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
export const PATIENCE = { timeout: 120_000 };

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The environment of a command, with a database that is removed after the test. */
export async function temporaryDatabase(): Promise<{ DATABASE_URL: string }> {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  return { DATABASE_URL: url };
}
