/** Fails when a hand-written file of src or web is longer than one idea takes. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MOST = 400;

const entries = await Promise.all(
  ['src', 'web'].map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
);
const files = entries
  .flat()
  .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes('generated'));
const lengths = await Promise.all(
  files.map(async (path) => ({
    path,
    lines: (await readFile(path, 'utf8')).split('\n').length - 1,
  })),
);
lengths.sort((a, b) => a.lines - b.lines);

const tooLong = lengths.filter(({ lines }) => lines > MOST);
for (const { path, lines } of tooLong) console.error(`${path}: ${lines} lines, more than ${MOST}`);
if (tooLong.length > 0) process.exitCode = 1;

const longest = lengths.at(-1);
console.log(
  `${lengths.length} files; half have at most ${percentile(0.5)} lines, nine in ten ${percentile(0.9)}, the longest ${longest?.lines} (${longest?.path})`,
);

function percentile(share: number): number {
  return lengths[Math.ceil(lengths.length * share) - 1]?.lines ?? 0;
}
