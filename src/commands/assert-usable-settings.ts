import { assertAll, assertWholeSettings, type Env } from '../env.ts';
import { siteText } from '../request/site-texts.ts';

/**
 * Checks the settings of a server, and reads the files that they name, before a database is opened.
 *
 * @throws EnvironmentError with all problems
 */
export async function assertUsableSettings(env: Env): Promise<void> {
  // Loading the schema takes most of a start: `serve` otherwise does it while the database is being opened.
  const parts = env.PERSISTED_OPERATIONS === '' ? null : await import('../server-parts.ts');
  assertAll([
    () => assertWholeSettings(env),
    () => siteText('SITE_ABOUT_FILE', env.SITE_ABOUT_FILE),
    () => siteText('SITE_RULES_FILE', env.SITE_RULES_FILE),
    () => parts?.readOwnOperations(env),
  ]);
}
