import { readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/db/open.ts';

/** The log is written in pages of so many bytes. */
const LOG_PAGE = 8 * 1024;

/**
 * Removes from a data folder what no test reads, because the folder is copied for every test file: the
 * databases that nobody connects to, and what the log holds already or does not hold yet.
 */
export async function shrinkPglite(folder: string): Promise<void> {
  const { prisma, close } = await openDatabase({ url: `pglite:${folder}` });
  await prisma.$executeRaw`update pg_database set datistemplate = false where datname like 'template%'`;
  await prisma.$executeRaw`drop database template0`;
  await prisma.$executeRaw`drop database template1`;
  await prisma.$queryRaw`select pg_switch_wal()::text`;
  await prisma.$executeRaw`checkpoint`;
  const [current] = await prisma.$queryRaw<{ file: string }[]>`
    select pg_walfile_name(pg_current_wal_lsn()) as file`;
  await close();
  if (current === undefined) throw new Error('PostgreSQL names no file of its log.');
  await shrinkLog(join(folder, 'pg_wal'), current.file);
}

/** Keeps the file that is written to, and makes a hole of its zeros. */
async function shrinkLog(folder: string, current: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => /^[0-9A-F]{24}$/.test(name));
  for (const name of files) if (name !== current) await rm(join(folder, name));
  const log = await readFile(join(folder, current));
  const used = log.findLastIndex((byte) => byte !== 0) + 1;
  await truncate(join(folder, current), Math.ceil(used / LOG_PAGE) * LOG_PAGE);
  await truncate(join(folder, current), log.length);
}
