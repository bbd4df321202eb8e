import { Command } from 'commander';
import { readEnv } from '../env.ts';
import type { ExportedFile } from '../exporters/site/manifest.ts';
import { assertUpToDate } from './assert-up-to-date.ts';
import { Failure } from './failure.ts';
import { withSnapshot } from './with-snapshot.ts';

/** `commonplace export DIR` */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything that the site has into a folder')
    .argument('<dir>', 'folder for the export; it has to be empty')
    .option('--public', 'leave out what is not public')
    .addHelpText(
      'after',
      '\nA server can run meanwhile: the export is what the site had at one moment.\n' +
        '`commonplace import commonplace DIR` puts it into an empty database.\n' +
        'Without --public it has e-mail addresses, hashes of passwords and all that is hidden.',
    )
    .action(run);
}

async function run(folder: string, options: { readonly public?: true }): Promise<void> {
  const env = readEnv();
  const [
    { ExportError },
    { folderTarget },
    { writeExport },
    { openImageStore },
    { bytes, duration, number },
  ] = await Promise.all([
    import('../exporters/site/export-error.ts'),
    import('../exporters/site/target.ts'),
    import('../exporters/site/write-export.ts'),
    import('../images/open-image-store.ts'),
    import('../lib/figures.ts'),
  ]);
  const begunAt = performance.now();
  const images = openImageStore(env);
  try {
    const { manifest, missingImages } = await withSnapshot(env, async (database) => {
      await assertUpToDate(database);
      return writeExport({
        database,
        images,
        target: await folderTarget(folder),
        scope: options.public ? 'public' : 'full',
        onFile: ({ file, rows }: ExportedFile) =>
          process.stderr.write(`${file}: ${number(rows)} rows\n`),
      });
    });
    const size = manifest.files.reduce((total, file) => total + file.bytes, 0);
    const rows = manifest.files.reduce((total, file) => total + file.rows, 0);
    const time = duration(performance.now() - begunAt);
    process.stdout.write(`${number(rows)} rows, ${bytes(size)} in ${time}, in ${folder}\n`);
    if (missingImages > 0) {
      process.stdout.write(
        `${number(missingImages)} files of images are missing in ${images.location}. ` +
          '`commonplace doctor` names their uploads.\n',
      );
    }
  } catch (error) {
    if (error instanceof ExportError) throw new Failure(error.message, { cause: error });
    throw error;
  }
}
