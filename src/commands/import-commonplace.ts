import { Command, Option } from 'commander';
import { readEnv } from '../env.ts';
import type { OpenExport } from '../importers/commonplace/open-export.ts';
import type { Progress } from '../importers/progress.ts';
import { Failure } from './failure.ts';
import { printProgress } from './print-progress.ts';
import { progressFor } from './progress-for.ts';
import { withDatabase } from './with-database.ts';

/** `commonplace import commonplace DIR` */
export function importCommonplaceCommand(): Command {
  return new Command('commonplace')
    .description('import a whole site that `commonplace export` has written')
    .argument('<dir>', 'folder of the export')
    .option('--dry-run', 'check all files and lines, and write nothing')
    .addOption(new Option('--fidelity').hideHelp())
    .addHelpText(
      'after',
      '\nThe database has to be empty. Everything is imported, or nothing: an import that was cut off leaves nothing\n' +
        'behind, and you can run it again. Once all is there, running it again only compares.',
    )
    .action(run);
}

const NOT_COMPARED =
  'import commonplace has no --fidelity: the texts come as they are stored, and their digests are checked.';

interface Options {
  readonly dryRun?: true;
  readonly fidelity?: true;
}

async function run(folder: string, options: Options): Promise<void> {
  if (options.fidelity) throw new Failure(NOT_COMPARED);
  const [{ ImportError }, { openExport }, { number }] = await Promise.all([
    import('../importers/import-error.ts'),
    import('../importers/commonplace/open-export.ts'),
    import('../lib/figures.ts'),
  ]);
  const begunAt = performance.now();
  const progress = await progressFor(process.stderr);
  try {
    const source = await openExport(folder, progress);
    const rows = source.manifest.files.reduce((total, file) => total + file.rows, 0);
    let outcome: string;
    if (options.dryRun) {
      const { checkLines } = await import('../importers/commonplace/check-lines.ts');
      await checkLines(source, progress);
      outcome = `${number(rows)} rows can be imported. Nothing was written.`;
    } else {
      const isNew = await importInto(source, progress);
      const seconds = (performance.now() - begunAt) / 1000;
      outcome = isNew
        ? `${number(rows)} rows in ${seconds.toFixed(1)} s, ${number(rows / seconds)} rows/s`
        : `All ${number(rows)} rows are there already. Nothing was written.`;
    }
    progress.end();
    process.stdout.write(`${outcome}\n`);
  } catch (error) {
    progress.end();
    if (error instanceof ImportError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}

/** Whether anything was written. */
async function importInto(source: OpenExport, progress: Progress): Promise<boolean> {
  const env = readEnv();
  const [{ migrate }, { importAlone }, { importSite }, { openTextPool }, { openImageStore }] =
    await Promise.all([
      import('../db/migrate.ts'),
      import('../importers/import-alone.ts'),
      import('../importers/commonplace/import-site.ts'),
      import('../importers/writer/text-pool.ts'),
      import('../images/open-image-store.ts'),
    ]);
  const { render, close } = openTextPool();
  let outcome = 'present';
  try {
    await withDatabase(env, async (database) => {
      await migrate(database, { log: printProgress });
      await importAlone(database, async () => {
        const images = openImageStore(env);
        outcome = await importSite({ database, images, source, progress, render });
      });
    });
  } finally {
    close();
  }
  return outcome === 'imported';
}
