/** Fails when src/db/generated is not what prisma/schema.prisma makes; makes it anew either way. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = 'src/db/generated';

const before = await digests();
const { status } = spawnSync(process.execPath, ['scripts/generate.mjs', '--force'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
const after = await digests();

const changed = [...new Set([...before.keys(), ...after.keys()])]
  .filter((file) => before.get(file) !== after.get(file))
  .sort();
if (before.size > 0 && changed.length > 0) {
  console.error(`Differed from what prisma/schema.prisma makes:\n${changed.join('\n')}`);
  process.exit(1);
}
console.log(before.size === 0 ? 'was missing, is made' : `${after.size} files`);

/** File name to digest; empty when nothing has been generated yet, which is no fault. */
async function digests(): Promise<Map<string, string>> {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [
          path,
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex'),
        ] as const;
      }),
    ),
  );
}
