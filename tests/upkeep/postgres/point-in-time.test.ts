import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { folderStore } from '../../../src/images/image-store.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { seedContent } from '../../support/content.ts';
import { makeMemoryFolder } from '../../support/memory-folder.ts';
import { startPersistentPostgres } from '../../support/postgres-server.ts';

const PATIENCE = { timeout: 120_000 };

async function newFolder(): Promise<string> {
  const folder = await makeMemoryFolder('commonplace-recovery-');
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

it(
  'PostgreSQL comes back as it was at a time, from a copy and its archived log',
  PATIENCE,
  async () => {
    const [source, target] = [await newFolder(), await newFolder()];
    const archive = join(source, 'archive');
    const settings = {
      archive_mode: 'on',
      archive_command: `mkdir -p ${archive} && test ! -f ${archive}/%f && cp %p ${archive}/%f`,
    };
    const server = await startPersistentPostgres({ folder: source, settings });
    onTestFinished(() => server.stop());
    const database = await openDatabase({ url: server.url });
    await migrate(database);
    const seed = seedContent(database);
    await seed.comment({ on: await seed.post(), author: await seed.user('before-the-copy') });

    const client = new Client(server.url);
    await client.connect();
    const ask = async (text: string) => (await client.query(text)).rows[0];
    await ask(`select pg_backup_start('a copy', fast => true)`);
    await copyData(source, target);
    const { labelfile } = await ask('select labelfile from pg_backup_stop()');
    await writeFile(join(target, 'data/backup_label'), labelfile);
    await seed.user('after-the-copy');
    const { time } = await ask(`select now()::text as time, pg_switch_wal() as log`);
    await seed.user('too-late');
    await ask('select pg_switch_wal()');
    await client.end();
    await database.close();
    // Ends only when the log is in the archive.
    await server.stop();

    await writeFile(join(target, 'data/recovery.signal'), '');
    // As root, all of it belongs to whom PostgreSQL runs as.
    spawnSync('chown', ['--recursive', `--reference=${source}/data`, target]);
    const restored = await startPersistentPostgres({
      folder: target,
      settings: {
        restore_command: `cp ${archive}/%f %p`,
        recovery_target_time: time,
        recovery_target_action: 'promote',
      },
    });
    onTestFinished(() => restored.stop());
    const recovered = await openDatabase({ url: restored.url });
    onTestFinished(() => recovered.close());
    const names = await recovered.prisma.user.findMany({ select: { username: true } });
    expect(names.map(({ username }) => username).sort()).toEqual([
      'after-the-copy',
      'before-the-copy',
    ]);
    for await (const finding of examine(recovered, { fix: false, images: folderStore(target) })) {
      expect(finding).toMatchObject({ wrong: 0 });
    }
  },
);

async function copyData(source: string, target: string): Promise<void> {
  await cp(join(source, 'password'), join(target, 'password'));
  await cp(join(source, 'native'), join(target, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await mkdir(join(target, 'data'), { mode: 0o700 });
  await cp(join(source, 'data'), join(target, 'data'), {
    recursive: true,
    filter: (path) => !/\/(pg_wal\/.+|postmaster\.\w+)$/.test(path),
  });
}
