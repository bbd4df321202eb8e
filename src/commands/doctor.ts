import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { type Env, readEnv } from '../env.ts';
import type { Finding } from '../upkeep/doctor.ts';
import { assertUpToDate } from './assert-up-to-date.ts';
import { Failure } from './failure.ts';
import { withDatabase } from './with-database.ts';

/** The exit code when problems remain. */
const EXIT_PROBLEMS = 4;

/** `commonplace doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('find wrong counters, inconsistent rows and missing image files')
    .option('--fix', 'repair what can be repaired automatically')
    .addHelpText('after', `\nExit codes: 0 no problems, ${EXIT_PROBLEMS} problems remain.`)
    .action(run);
}

async function run({ fix = false }: { fix?: boolean }): Promise<void> {
  const env = readEnv();
  const remaining = await withDatabase(env, (database) => examined(database, { env, fix }), {
    throughServer: true,
  });
  failIfWrong(remaining, fix);
}

/** @throws Failure */
export function failIfWrong(remaining: number, fix = false): void {
  if (remaining === 0) return;
  const advice = fix
    ? 'Repair the remaining problems by hand.'
    : '`commonplace doctor --fix` repairs what can be repaired automatically.';
  throw new Failure(
    `The database has ${remaining} ${remaining === 1 ? 'problem' : 'problems'}. ${advice}`,
    { exitCode: EXIT_PROBLEMS },
  );
}

interface Examination {
  readonly env: Env;
  readonly fix: boolean;
}

/** Prints the result of each check. Returns how many rows still violate one. */
export async function examined(database: Database, { env, fix }: Examination): Promise<number> {
  const [{ examine }, { openImageStore }, { beginRun }] = await Promise.all([
    import('../upkeep/doctor.ts'),
    import('../images/open-image-store.ts'),
    import('../telemetry/command-runs.ts'),
  ]);
  const images = openImageStore(env);
  await assertUpToDate(database);
  const endRun = await beginRun(database, fix ? 'doctor --fix' : 'doctor');
  const problems: string[] = [];
  let wrong = 0;
  for await (const finding of examine(database, { fix, images })) {
    process.stdout.write(`${describe(finding)}\n`);
    if (finding.wrong > 0) problems.push(describe(finding));
    wrong += finding.wrong - finding.fixed;
  }
  await endRun({ isGood: wrong === 0, summary: problems.join('\n') || 'No problems.' });
  return wrong;
}

function describe({ name, wrong, fixed, examples }: Finding): string {
  if (wrong === 0) return `ok      ${name}`;
  const seen = examples.length > 0 ? `: ${examples.join(', ')}` : '';
  return fixed > 0 ? `fixed   ${name}: ${fixed}` : `WRONG   ${name}: ${wrong}${seen}`;
}
