import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';
import type { TestProject } from 'vitest/node';
import { provideServer } from '../../support/demo-server.ts';

const TADA_TYPES = 'tests/clients/gql-tada/__generated__/introspection.d.ts';

/** Before the tests of other people's clients: what they make of the schema, and a server to ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [resolve('node_modules/relay-compiler/cli.js')], {
    cwd: 'tests/clients/relay',
    stdio: 'pipe',
  });
  writeTadaTypes();
  return provideServer(project);
}

/** As `gql.tada generate output` would, which needs an older compiler than ours. */
function writeTadaTypes(): void {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const types = outputIntrospectionFile(introspectionFromSchema(schema), {
    fileType: '.d.ts',
    shouldPreprocess: true,
  });
  mkdirSync(dirname(TADA_TYPES), { recursive: true });
  writeFileSync(TADA_TYPES, types);
}
