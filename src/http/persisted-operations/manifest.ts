import { readFileSync } from 'node:fs';
import { type GraphQLSchema, parse, validate } from 'graphql';
import * as z from 'zod/mini';
import { EnvironmentError } from '../../env.ts';

/** The texts of operations by their id. */
export type Operations = ReadonlyMap<string, string>;

/** The name of the first operation in a text that is valid; undefined when it has none. */
export function operationNameOf(text: string): string | undefined {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];
}

/** These names by the texts. */
export function namesOf(operations: Operations): ReadonlyMap<string, string> {
  return new Map(
    [...operations.values()].flatMap((text) => {
      const name = operationNameOf(text);
      return name === undefined ? [] : [[text, name] as const];
    }),
  );
}

/** Texts by id: what the compilers of Relay and GraphQL Code Generator write. */
const PLAIN = z.record(z.string(), z.string());

/** Apollo's `@apollo/generate-persisted-query-manifest`. */
const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * Reads the operations that an operator registers. A client sends its operation under the id in this file,
 * so each must be valid before a client asks for it.
 *
 * @throws EnvironmentError naming the file, and each operation that is not valid
 */
export function readManifest(file: string, schema: GraphQLSchema): Operations {
  const operations = operationsIn(contentOf(file));
  if (operations === null) {
    const formats = 'a manifest of Apollo, or an object of texts by id as Relay writes it';
    throw problem([`${file} is neither ${formats}.`]);
  }
  const faults = [...operations].flatMap(([id, text]) => {
    const fault = faultOf(text, schema);
    return fault === null ? [] : [`the operation "${id}" in ${file} is not valid: ${fault}`];
  });
  if (faults.length > 0) throw problem(faults);
  return operations;
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw problem([`cannot read ${file} as JSON: ${String(cause)}`]);
  }
}

function operationsIn(content: unknown): Operations | null {
  const apollo = APOLLO.safeParse(content);
  if (apollo.success) {
    return new Map(apollo.data.operations.map(({ id, body }) => [id, body]));
  }
  const plain = PLAIN.safeParse(content);
  return plain.success ? new Map(Object.entries(plain.data)) : null;
}

/** What is wrong with an operation, in one line; null when nothing is. */
function faultOf(text: string, schema: GraphQLSchema): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function problem(sentences: readonly string[]): EnvironmentError {
  return new EnvironmentError(sentences.map((sentence) => `PERSISTED_OPERATIONS: ${sentence}`));
}
