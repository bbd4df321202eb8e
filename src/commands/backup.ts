import { Command } from 'commander';
import { type Env, readEnv } from '../env.ts';
import { asFailure } from './backup-failure.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { openPictures } from './open-pictures.ts';

/** `commonplace backup FILE` */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write the embedded database and the pictures into an archive')
    .argument('<file>', 'archive to make, such as backup.tar.gz; it may not exist yet')
    .addHelpText(
      'after',
      '\nA server can run meanwhile. It waits while the database is copied.\n' +
        '`commonplace restore FILE` puts it back. With PostgreSQL use its own tools: docs/operations.md.',
    )
    .action(run);
}

async function run(file: string): Promise<void> {
  const env: Env = readEnv();
  const folder = embeddedFolder(env);
  const [{ makeBackup }, { bytes, number }] = await Promise.all([
    import('../backup/make-backup.ts'),
    import('../lib/figures.ts'),
  ]);
  const made = await asFailure(makeBackup({ folder, pictures: await openPictures(env), file }));
  process.stdout.write(`${number(made.files)} files, ${bytes(made.bytes)}, in ${file}\n`);
}
