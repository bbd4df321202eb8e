import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';
import { once } from '../../lib/once.ts';
import { documentSize } from '../document-size.ts';

/** How often an operation must have run without errors before it is worth compiling. */
const RUNS_BEFORE = 2;

/** Compiling takes time that grows with the fields, those of spread fragments counted each time. */
const MOST_FIELDS = 300;

interface CompiledOperationsOptions {
  readonly schema: GraphQLSchema;
  /** Runs without errors that come before; 2 unless told otherwise. */
  readonly after?: number;
}

/** What is known of a document: how often it ran, and what it was compiled to. */
interface Operation {
  runs: number;
  compiled?: Promise<Run | null>;
}

type Run = (args: ExecutionArgs) => Promise<ExecutionResult | null>;

/**
 * Compiles queries that come again into functions, which run several times faster. Whatever such a
 * function does not answer without an error is run by the executor that would have run it otherwise:
 * what errors look like, and when an operation is given up, is that one's business alone.
 */
export function useCompiledOperations(options: CompiledOperationsOptions): Plugin {
  const { schema, after = RUNS_BEFORE } = options;
  const operations = new WeakMap<DocumentNode, Operation>();
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operation = operations.get(args.document) ?? { runs: 0 };
      operations.set(args.document, operation);
      if (operation.runs >= after) {
        operation.compiled ??= compile(schema, args.document);
        const { compiled } = operation;
        setExecuteFn(async (given: ExecutionArgs) => {
          const run = await compiled;
          return (await run?.(given)) ?? executeFn(given);
        });
      }
      return {
        onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result) return;
          operation.runs = result.errors === undefined ? operation.runs + 1 : 0;
        },
      };
    },
  };
}

/** Loaded when there is something to compile, which a start need not wait for. */
const compiler = once(() => import('graphql-jit'));

/** Null when the document is not for compiling. */
async function compile(schema: GraphQLSchema, document: DocumentNode): Promise<Run | null> {
  if (!isPlainQuery(document) || documentSize(document).fields > MOST_FIELDS) return null;
  const { compileQuery, isCompiledQuery } = await compiler();
  const compiled = compileQuery<Data, Data>(schema, document, undefined, {
    // Rows come from PostgreSQL in the types of the schema; scalars of our own are still serialised.
    disableLeafSerialization: true,
    disablingCapturingStackErrors: true,
  });
  return isCompiledQuery(compiled) ? (args) => answer(compiled, args) : null;
}

type Data = Record<string, unknown>;

async function answer(
  { query }: CompiledQuery<Data, Data>,
  { rootValue, contextValue, variableValues }: ExecutionArgs,
): Promise<ExecutionResult | null> {
  const result = await query(rootValue, contextValue, { ...variableValues });
  return result.errors === undefined ? result : null;
}

/** One query, and no directive that says how the answer is to be delivered. */
function isPlainQuery({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operations.length === 1 && operations[0]?.operation === 'query';
}
