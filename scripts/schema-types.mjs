// Writes what clients need to know of schema.graphql as modules of TypeScript.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema, isAbstractType } from 'graphql';
import { digestOf, ROOT } from './tools.mjs';

const INPUTS = ['schema.graphql', 'scripts/schema-types.mjs', 'node_modules/gql.tada/package.json'];

/**
 * The schema as a type, from which gql.tada derives the types of queries. `gql.tada generate output` would write
 * it, but needs an older compiler than ours.
 *
 * @param {string} file relative to the project's root
 */
export function writeSchemaTypes(file) {
  write(file, (schema) =>
    outputIntrospectionFile(introspectionFromSchema(schema), {
      fileType: '.d.ts',
      shouldPreprocess: true,
    }),
  );
}

/**
 * The types of each interface and union, as Apollo's cache needs them.
 *
 * @param {string} file relative to the project's root
 */
export function writePossibleTypes(file) {
  write(file, (schema) => {
    const entries = Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]);
    return `export const possibleTypes = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
  });
}

/**
 * The types of fields, without descriptions, as Graphcache needs them.
 *
 * @param {string} file relative to the project's root
 */
export function writeIntrospection(file) {
  write(file, (schema) => {
    const introspection = minifyIntrospection(introspectionFromSchema(schema));
    return (
      `import type { IntrospectionQuery } from 'graphql';\n\n` +
      `export const introspection = ${JSON.stringify(introspection)} as unknown as IntrospectionQuery;\n`
    );
  });
}

/**
 * Does nothing if the file is current.
 *
 * @param {string} file
 * @param {(schema: import('graphql').GraphQLSchema) => string} content
 */
function write(file, content) {
  const path = join(ROOT, file);
  const madeFrom = `// Made from ${digestOf(INPUTS)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8').startsWith(madeFrom)) return;
  const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, madeFrom + content(schema));
}
