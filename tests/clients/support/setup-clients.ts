import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeSchemaTypes } from '../../../scripts/schema-types.mjs';
import { provideServer } from '../../support/demo-server.ts';

const TADA_TYPES = 'tests/clients/gql-tada/__generated__/introspection.d.ts';

/** Before the tests of other people's clients: what they make of the schema, and a server to ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [resolve('node_modules/relay-compiler/cli.js')], {
    cwd: 'tests/clients/relay',
    stdio: 'pipe',
  });
  writeSchemaTypes(TADA_TYPES);
  return provideServer(project);
}
