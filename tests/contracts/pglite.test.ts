import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { expect, it, onTestFinished } from 'vitest';
import { compiledProgram } from '../../src/db/pglite/compiled-program.ts';
import { createTestDatabase } from '../support/database.ts';

const CHANGED = 'PGlite changed: see src/db/pglite/durable-folder.ts and pglite-tasks.ts';

it('has the parts of its file system that are replaced, and the program in its own file', async () => {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const pglite = await PGlite.create({
    fs: new NodeFS(url.slice('pglite:'.length)),
    pgliteWasmModule: await compiledProgram(),
  });
  onTestFinished(() => pglite.close());
  expect(pglite.Module, CHANGED).toMatchObject({
    NODEFS: {
      realPath: expect.any(Function),
      convertNodeCode: expect.any(Function),
      node_ops: { mknod: expect.any(Function) },
      stream_ops: {},
    },
  });
  const [result] = await pglite.exec('begin; select 1/0').catch(() => pglite.exec('commit'));
  expect(result, CHANGED).toMatchObject({ command: 'ROLLBACK' });
});

it('starts with the parameter that switches syncing off, which we leave out', () => {
  expect(PGlite.defaultStartParams, CHANGED).toContain('-F');
  expect(NodeFS.prototype.init, CHANGED).toBeTypeOf('function');
});

it('does not sync files by itself', () => {
  const program = new URL(import.meta.resolve('@electric-sql/pglite'));
  expect(readFileSync(program, 'utf8'), `${CHANGED}: is our patch still needed?`).not.toContain(
    'fsyncSync',
  );
});
