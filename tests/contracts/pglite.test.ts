import { readdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { expect, onTestFinished, vi } from 'vitest';
import { compiledProgram } from '../../src/db/pglite/compiled-program.ts';
import { createTestDatabase } from '../support/database.ts';
import { contractOf } from './contract.ts';

const contract = contractOf(
  'PGlite changed: see src/db/pglite/durable-folder.ts and pglite-tasks.ts',
);

/** What `DurableFolder` replaces, as far as it is there. */
interface FileSystem {
  readonly convertNodeCode?: unknown;
  readonly stream_ops?: unknown;
}

contract('has the parts of its file system that are replaced, and runs our program', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const program = await compiledProgram();
  const instantiate = vi.spyOn(WebAssembly, 'instantiate');
  const pglite = await PGlite.create({
    fs: new NodeFS(url.slice('pglite:'.length)),
    pgliteWasmModule: program,
  });
  onTestFinished(() => pglite.close());
  expect(instantiate.mock.calls.map(([module]) => module)).toContain(program);
  // The whole module is too large for a difference.
  const { NODEFS } = pglite.Module as typeof pglite.Module & { readonly NODEFS: FileSystem };
  const { convertNodeCode, stream_ops: streams } = NODEFS;
  expect([typeof convertNodeCode, typeof streams]).toEqual(['function', 'object']);
  const [result] = await pglite.exec('begin; select 1/0').catch(() => pglite.exec('commit'));
  expect(result).toMatchObject({ command: 'ROLLBACK' });
});

contract('starts with the parameter that switches syncing off, which we leave out', () => {
  expect(PGlite.defaultStartParams).toContain('-F');
  expect(NodeFS.prototype.init).toBeTypeOf('function');
});

const fileSystem = contractOf('PGlite changed: is the patch in durable-folder.ts still needed?');

fileSystem('does not sync files by itself', () => {
  const folder = new URL('.', import.meta.resolve('@electric-sql/pglite'));
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  expect(scripts.some((text) => text.includes('NODEFS'))).toBe(true);
  expect(scripts.filter((text) => text.includes('fsyncSync'))).toHaveLength(0);
});
