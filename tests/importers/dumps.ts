import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real dumps stand beside the repository, or where COMMONPLACE_DUMPS says; they are not part of it. */
const FOLDER =
  process.env['COMMONPLACE_DUMPS'] ??
  fileURLToPath(new URL('../../../shared/data/stackexchange', import.meta.url));

/** The folder of the dumps of another system, beside those. */
export function dumpsFolder(system: string): string {
  return join(FOLDER, '..', system);
}

/**
 * The folder of a real dump. Where it is absent the reason is printed and undefined returned, for tests
 * to skip; but never in CI.
 */
export function realDump(name: string): string | undefined {
  const folder = join(FOLDER, name);
  if (existsSync(folder)) return folder;
  const reason = `There is no dump at ${folder}; COMMONPLACE_DUMPS names another place for dumps.`;
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`Skipped: ${reason}\n`);
  return undefined;
}
