import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  writeIntrospection,
  writePossibleTypes,
  writeSchemaTypes,
} from '../../../scripts/schema-types.mjs';
import { startDemoServer } from '../../support/demo-server.ts';
import { startTestProvider } from '../../support/identity-provider.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A running server with the demo community, and the tokens of two new members for each client. */
    community: { readonly url: string; readonly tokens: Readonly<Record<string, string>> };
  }
}

const TADA_TYPES = 'tests/clients/gql-tada/__generated__/introspection.d.ts';
const POSSIBLE_TYPES = 'tests/clients/apollo/__generated__/possible-types.ts';
const INTROSPECTION = 'tests/clients/urql/__generated__/introspection.ts';
const CLIENTS = ['fetch', 'apollo', 'urql', 'relay'];

/** Before the tests of other people's clients: what they make of the schema, and a server to ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [resolve('node_modules/relay-compiler/cli.js')], {
    cwd: 'tests/clients/relay',
    stdio: 'pipe',
  });
  writeSchemaTypes(TADA_TYPES);
  writePossibleTypes(POSSIBLE_TYPES);
  writeIntrospection(INTROSPECTION);
  const provider = await startTestProvider();
  const server = await startDemoServer(provider.environment);
  const usernames = CLIENTS.flatMap((client) => [`${client}-reader`, `${client}-writer`]);
  const tokens = await Promise.all(
    usernames.map(async (name) => {
      const token = await provider.token({ sub: name, preferred_username: name });
      return [name, token] as const;
    }),
  );
  project.provide('community', { url: server.url, tokens: Object.fromEntries(tokens) });
  return async () => {
    await server.stop();
    provider.stop();
  };
}
