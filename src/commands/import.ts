import { Command, InvalidArgumentError, Option } from 'commander';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import type { SourceTextOptions } from '../importers/stackexchange/source-texts.ts';
import { Failure } from './failure.ts';
import { withDatabase } from './with-database.ts';

/** Everything else was imported, but some rows could not be. */
const EXIT_WITH_REJECTS = 3;

/** `commonplace import stackexchange DIR` */
export function importCommand(): Command {
  const stackExchange = new Command('stackexchange')
    .description('import the data dump of a Stack Exchange site')
    .argument('<dir>', 'folder with Posts.xml and, if available, Users.xml, Comments.xml, …')
    .option('--site <name>', 'the name or host of the site (default: the name of the folder)')
    .option('--rejects <file>', 'file for the list of rejected rows', 'import-rejects.jsonl')
    .addOption(
      new Option('--math <setting>', 'whether $…$ is a formula; auto decides from the texts')
        .choices(['auto', 'on', 'off'])
        .default('auto'),
    )
    .option('--fidelity', 'compare the stored texts with those of the site and list the losses')
    .option('--batch <n>', 'records written in one transaction', batchSize, 500)
    .addHelpText(
      'after',
      '\nYou can run the import again at any time: it adds only what is missing.\n' +
        `Exit codes: 0 done, ${EXIT_WITH_REJECTS} done but for rejected rows, 1 stopped before the end.`,
    )
    .action(run);
  return new Command('import')
    .description('import content from other systems')
    .addCommand(stackExchange);
}

interface ImportOptions {
  readonly site?: string;
  readonly rejects: string;
  readonly batch: number;
  readonly math: 'auto' | 'on' | 'off';
  readonly fidelity?: true;
}

async function run(directory: string, options: ImportOptions): Promise<void> {
  const [{ openDump }, { ImportError }] = await Promise.all([
    import('../importers/stackexchange/dump.ts'),
    import('../importers/import-error.ts'),
  ]);
  try {
    // Before a database is made for nothing.
    await openDump(directory);
    await withDatabase(readEnv(), (database) => importInto(database, directory, options));
  } catch (error) {
    if (error instanceof ImportError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}

async function importInto(
  database: Database,
  directory: string,
  { site, rejects, batch, math: maths, fidelity }: ImportOptions,
): Promise<void> {
  const [
    { migrate },
    { importStackExchange },
    { openTextPool },
    { RejectsFile },
    { Tally },
    { summary },
  ] = await Promise.all([
    import('../db/migrate.ts'),
    import('../importers/stackexchange/import-stackexchange.ts'),
    import('../importers/writer/text-pool.ts'),
    import('../importers/rejects-file.ts'),
    import('../importers/tally.ts'),
    import('../importers/summary.ts'),
  ]);
  await migrate(database, { log: tell });
  const rejectsFile = new RejectsFile(rejects);
  const tally = new Tally((rejection) => rejectsFile.add(rejection));
  const begunAt = performance.now();
  const { render, close } = openTextPool();
  let source: string;
  try {
    const progress = await progressFor(process.stderr);
    const reading = { directory, site, maths, tally, progress };
    source = await importStackExchange({ ...reading, database, batchSize: batch, render });
  } finally {
    await close();
    rejectsFile.close();
  }
  process.stdout.write(summary({ tally, milliseconds: performance.now() - begunAt }));
  if (fidelity) await reportFidelity(database, source, { directory, site, maths });
  if (tally.rowsRejected === 0) return;
  throw new Failure(
    `Done, but for rejected rows: ${tally.rowsRejected}. They are listed with their reasons in ${rejectsFile.path}`,
    { exitCode: EXIT_WITH_REJECTS },
  );
}

async function reportFidelity(
  database: Database,
  source: string,
  options: SourceTextOptions,
): Promise<void> {
  const [{ sourceTexts }, { measureFidelity }, { fidelityReport }] = await Promise.all([
    import('../importers/stackexchange/source-texts.ts'),
    import('../importers/fidelity/measure-fidelity.ts'),
    import('../importers/fidelity/fidelity.ts'),
  ]);
  const fidelity = await measureFidelity({ database, source, texts: sourceTexts(options) });
  process.stdout.write(`\n${fidelityReport(fidelity)}`);
}

async function progressFor(stream: NodeJS.WriteStream) {
  if (stream.isTTY) {
    const { barProgress } = await import('../importers/bar-progress.ts');
    return barProgress(stream);
  }
  const { lineProgress } = await import('../importers/line-progress.ts');
  return lineProgress({ write: tell });
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function batchSize(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 10_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
}
