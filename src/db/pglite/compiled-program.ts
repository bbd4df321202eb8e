import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { onceDone } from '../../lib/once.ts';

/** PostgreSQL as WebAssembly. Compiled once a process, and not once a thread: it takes most of a start. */
export const compiledProgram = onceDone(async () => {
  const file = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm');
  return WebAssembly.compile(await readFile(file));
});
