// Writes schema.graphql as a type of TypeScript, from which gql.tada derives the types of queries.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { digestOf, ROOT } from './tools.mjs';

const INPUTS = ['schema.graphql', 'scripts/schema-types.mjs', 'node_modules/gql.tada/package.json'];

/**
 * As `gql.tada generate output` would, which needs an older compiler than ours. Does nothing if the file is current.
 *
 * @param {string} file relative to the project's root
 */
export function writeSchemaTypes(file) {
  const path = join(ROOT, file);
  const madeFrom = `// Made from ${digestOf(INPUTS)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8').startsWith(madeFrom)) return;
  const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
  const types = outputIntrospectionFile(introspectionFromSchema(schema), {
    fileType: '.d.ts',
    shouldPreprocess: true,
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, madeFrom + types);
}
