import { Command } from 'commander';
import { readEnv } from '../env.ts';
import { asFailure } from './backup-failure.ts';
import { examined, failIfWrong } from './doctor.ts';
import { embeddedFolder } from './embedded-folder.ts';
import { openPictures } from './open-pictures.ts';
import { withMigratedDatabase } from './with-migrated-database.ts';

/** `commonplace restore FILE` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup where there is no database yet, and check it')
    .argument('<file>', 'archive that `commonplace backup` made')
    .addHelpText(
      'after',
      '\nDATABASE_URL=pglite:DIR and UPLOADS_DIR name the folders; they have to be empty or new.\n' +
        'With UPLOADS_S3_BUCKET the pictures are put into the bucket.\n' +
        'An older backup is migrated. Then `commonplace doctor` examines the database.',
    )
    .action(run);
}

async function run(file: string): Promise<void> {
  const env = readEnv();
  const folder = embeddedFolder(env);
  const { restoreBackup } = await import('../backup/restore-backup.ts');
  const { madeAt } = await asFailure(
    restoreBackup({ folder, pictures: await openPictures(env), file }),
  );
  process.stdout.write(`Restored what ${folder} had at ${madeAt}.\n`);
  failIfWrong(
    await withMigratedDatabase(env, (database) => examined(database, { env, fix: false })),
  );
}
