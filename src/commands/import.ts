import { Command, InvalidArgumentError } from 'commander';
import type { Database } from '../db/database.ts';
import { readEnv } from '../env.ts';
import { discourse } from '../importers/discourse/importer.ts';
import type { NotedTexts } from '../importers/fidelity/noted-texts.ts';
import { forumMagnum } from '../importers/forummagnum/importer.ts';
import type { Importer, Source } from '../importers/importer.ts';
import { mediaWiki } from '../importers/mediawiki/importer.ts';
import type { RejectsFile } from '../importers/rejects-file.ts';
import { stackExchange } from '../importers/stackexchange/importer.ts';
import { closeMissingAccounts } from './close-missing.ts';
import { Failure } from './failure.ts';
import { setFlatHeap } from './heap-flags.ts';
import { importCommonplaceCommand } from './import-commonplace.ts';
import { importDryRun } from './import-dry-run.ts';
import { offerDemoRemoval } from './offer-demo-removal.ts';
import { printProgress } from './print-progress.ts';
import { progressFor } from './progress-for.ts';
import { withDatabase } from './with-database.ts';

const IMPORTERS: readonly Importer[] = [stackExchange, mediaWiki, forumMagnum, discourse];

const NOTHING_TO_COMPARE =
  '--fidelity compares what is stored, and --dry-run stores nothing. Use one of them.';

/** Everything else was imported, but some rows could not be. */
const EXIT_WITH_REJECTS = 3;

/** `commonplace import NAME DIR` */
export function importCommand(): Command {
  const command = new Command('import').description('import content from other systems');
  for (const importer of IMPORTERS) command.addCommand(commandOf(importer));
  return command.addCommand(importCommonplaceCommand());
}

function commandOf(importer: Importer): Command {
  const command = new Command(importer.name)
    .description(importer.description)
    .argument(importer.argument.name, importer.argument.description);
  for (const option of importer.options) command.addOption(option);
  return command
    .option('--rejects <file>', 'file for the list of rejected rows', 'import-rejects.jsonl')
    .option('--fidelity', 'compare the stored texts with those of the site and list the losses')
    .option('--overwrite', 'replace what was changed here where the source changed it as well')
    .option('--close-missing', 'close the accounts of people whom the source no longer has')
    .option('--dry-run', 'read everything and print what an import would do, but write nothing')
    .option('--without-demo', 'remove the demo community first, if it is there')
    .option('--batch <n>', 'records written in one transaction', batchSize, 500)
    .addHelpText(
      'after',
      '\nYou can run the import again at any time: it adds what is missing, and takes over what the source has\n' +
        'changed since. What people changed here stays, unless you use --overwrite.\n' +
        `Exit codes: 0 done, ${EXIT_WITH_REJECTS} done but for rejected rows, 1 stopped before the end.`,
    )
    .action((paths: string | readonly string[], options: ImportOptions) =>
      run(importer, typeof paths === 'string' ? [paths] : paths, options),
    );
}

interface ImportOptions {
  readonly rejects: string;
  readonly batch: number;
  readonly fidelity?: true;
  readonly withoutDemo?: boolean;
  readonly overwrite?: boolean;
  readonly closeMissing?: boolean;
  readonly dryRun?: boolean;
}

async function run(
  importer: Importer,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  setFlatHeap();
  const [{ ImportError }, { RejectsFile }] = await Promise.all([
    import('../importers/import-error.ts'),
    import('../importers/rejects-file.ts'),
  ]);
  try {
    const { batch, overwrite = false, dryRun = false } = options;
    // Before a database is made for nothing.
    const rejectsFile = new RejectsFile(options.rejects);
    if (!dryRun) rejectsFile.assertWritable();
    else if (options.fidelity) throw new Failure(NOTHING_TO_COMPARE);
    const source = await importer.open(paths, options, printProgress);
    if (dryRun) return await importDryRun({ env: readEnv(), source, batch, overwrite });
    await withDatabase(readEnv(), (database) =>
      importInto(database, { name: importer.name, source, options, rejectsFile }),
    );
  } catch (error) {
    if (error instanceof ImportError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}

interface ImportRun {
  readonly name: string;
  readonly source: Source;
  readonly options: ImportOptions;
  readonly rejectsFile: RejectsFile;
}

async function importInto(database: Database, run: ImportRun): Promise<void> {
  const { name, source, options, rejectsFile } = run;
  const { batch, fidelity, withoutDemo = false, overwrite = false } = options;
  const { closeMissing = false } = options;
  const [
    { migrate },
    { importAlone },
    { importSource },
    { openTextPool },
    { Tally },
    { summary },
    { beginRun },
    { NotedTexts },
  ] = await Promise.all([
    import('../db/migrate.ts'),
    import('../importers/import-alone.ts'),
    import('../importers/import-source.ts'),
    import('../importers/writer/text-pool.ts'),
    import('../importers/tally.ts'),
    import('../importers/summary.ts'),
    import('../telemetry/command-runs.ts'),
    import('../importers/fidelity/noted-texts.ts'),
  ]);
  await migrate(database, { log: printProgress });
  await offerDemoRemoval(database, withoutDemo);
  const endRun = await beginRun(database, `import ${name}`);
  const tally = new Tally((rejection) => rejectsFile.add(rejection));
  const begunAt = performance.now();
  const { render, close } = openTextPool();
  const noted = fidelity && source.texts === undefined ? new NotedTexts() : null;
  try {
    const progress = await progressFor(process.stderr);
    await importAlone(database, async () => {
      const writing = { database, source, batchSize: batch, render, overwrite };
      const work = { ...writing, tally, progress, noteText: noted?.note };
      const { missingUsers } = await importSource(work);
      tally.notes.push(...(await closeMissingAccounts(database, missingUsers, closeMissing)));
    });
  } catch (error) {
    await endRun({
      isGood: false,
      summary: error instanceof Error ? error.message : String(error),
    });
    throw error;
  } finally {
    await close();
    rejectsFile.close();
  }
  const report = summary({ tally, milliseconds: performance.now() - begunAt });
  await endRun({ isGood: tally.rowsRejected === 0, summary: report });
  process.stdout.write(report);
  if (fidelity) await reportFidelity(database, source, noted);
  await noted?.close();
  if (tally.rowsRejected === 0) return;
  throw new Failure(
    `Done, but for rejected rows: ${tally.rowsRejected}. They are listed with their reasons in ${rejectsFile.path}`,
    { exitCode: EXIT_WITH_REJECTS },
  );
}

async function reportFidelity(
  database: Database,
  { name, texts }: Source,
  noted: NotedTexts | null,
): Promise<void> {
  const [{ measureFidelity }, { fidelityReport }] = await Promise.all([
    import('../importers/fidelity/measure-fidelity.ts'),
    import('../importers/fidelity/fidelity.ts'),
  ]);
  const compared = texts?.() ?? noted?.read() ?? [];
  const fidelity = await measureFidelity({ database, source: name, texts: compared });
  process.stdout.write(`\n${fidelityReport(fidelity)}`);
}

function batchSize(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 10_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
}
