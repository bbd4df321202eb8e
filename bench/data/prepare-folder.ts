import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Size } from '../contract.ts';
import { fill } from './fill/fill.ts';
import { currentGeneration } from './generation.ts';
import { COMMENTS } from './sizes.ts';

export interface PrepareFolderOptions {
  /** Where everything is kept. */
  readonly folder: string;
  readonly size: Size;
  /** Receives what is being done, when it takes long. */
  readonly log: (message: string) => void;
}

/** The URL of a PGlite folder with a community of a size, as `prepareDatabase` has it in PostgreSQL. */
export async function prepareFolder({ folder, size, log }: PrepareFolderOptions): Promise<string> {
  const own = join(folder, `pglite-${size}`);
  const url = `pglite:${own}`;
  // Beside the folder: PGlite's own must hold nothing else.
  const mark = `${own}.generation`;
  const generation = await currentGeneration();
  if ((await readFile(mark, 'utf8').catch(() => '')) === generation) return url;
  await rm(mark, { force: true });
  await rm(own, { recursive: true, force: true });
  await fill({
    url,
    comments: COMMENTS[size],
    log: (message) => log(`generating ${size} in PGlite: ${message}`),
  });
  await writeFile(mark, generation);
  return url;
}
