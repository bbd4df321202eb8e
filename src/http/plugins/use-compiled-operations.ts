import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { byText } from '../by-text.ts';
import {
  type CompiledOperation,
  compileOperation,
  RUNS_BEFORE_COMPILING,
} from '../compile-operation.ts';
import { documentSize } from '../document-size.ts';
import { fittingAnswer } from '../fitting-answer.ts';
import type { CheckOperation } from '../guards/guards.ts';
import { noteOperation, requestInfo, timeLimitOf } from '../request-info.ts';

/** Compiling takes time that grows with the fields, those of spread fragments counted each time. */
const MAX_FIELDS = 300;

/** What a compiled query holds for each field, with what is found out about it when it runs. */
const BYTES_PER_FIELD = 2_500;

interface CompiledOperationsOptions {
  readonly schema: GraphQLSchema;
  /** What the resolvers of a request get. */
  readonly context: (request: Request) => object;
  readonly check: CheckOperation;
  /** How long an operation may take, in s. */
  readonly seconds: number;
}

/** What is known of a document that was run: how often without errors, and what it was compiled to. */
interface CountedOperation {
  readonly document: DocumentNode;
  runs: number;
  /** How many fields it has, those of spread fragments counted each time; once it is compiled. */
  fields?: number;
  compiled?: Promise<CompiledOperation | null>;
}

interface Incoming {
  readonly request: Request;
  readonly params: GraphQLParams;
}

interface Execution {
  readonly request: Request;
  readonly compiled: CompiledOperation;
  readonly variables: GraphQLParams['variables'];
}

/**
 * Compiles queries that come again into functions, which run several times faster. Such a query was parsed
 * and found valid before, so it goes past that and past all hooks that Yoga calls around it, a quarter of
 * what the smallest costs. What depends on the request is asked each time. Whatever is not answered here
 * without an error goes the usual way: what errors look like is that one's business alone.
 */
export function useCompiledOperations(options: CompiledOperationsOptions): Plugin {
  const { schema, context, check, seconds } = options;
  const operations = byText<CountedOperation>({
    documentOf: ({ document }) => document,
    besides: ({ fields = 0 }) => fields * BYTES_PER_FIELD,
  });

  /** Null when it must go the usual way. */
  async function answer({ request, params }: Incoming): Promise<ExecutionResult | null> {
    const { query = '', operationName, variables } = params;
    const operation = operations.get(query);
    if (operation === undefined || operation.runs < RUNS_BEFORE_COMPILING) return null;
    const { document } = operation;
    if (operation.compiled === undefined) {
      operation.fields = documentSize(document).fields;
      operation.compiled =
        operation.fields > MAX_FIELDS ? NOTHING : compileOperation(schema, document);
      // It takes more memory from now on.
      operations.set(query, operation);
    }
    const compiled = await operation.compiled;
    if (compiled === null || (operationName ?? compiled.name) !== compiled.name) return null;
    const verdict = check({ document, operationName, variables, request });
    if (verdict.errors !== undefined) return null;
    noteOperation(request, compiled.name);
    const { data, errors } = await executed({ request, compiled, variables });
    if (errors !== undefined || data === undefined) return null;
    requestInfo(request).isCompiled = true;
    return { data, extensions: { ...verdict.extensions } };
  }

  async function executed({ request, compiled, variables }: Execution): Promise<ExecutionResult> {
    try {
      const run = () => compiled.run(context(request), { ...variables });
      return await fittingAnswer(request, await timeLimitOf(request, seconds).run(run));
    } catch {
      return FAILED;
    }
  }

  return {
    onParams({ paramsHandler, setParamsHandler }) {
      setParamsHandler(async (incoming) => (await answer(incoming)) ?? paramsHandler(incoming));
    },
    onExecute({ args }) {
      const { document } = args;
      const { query = '' } = args.contextValue.params;
      requestInfo(args.contextValue.request).isCompiled = false;
      const operation: CountedOperation = operations.get(query) ?? { document, runs: 0 };
      operations.set(query, operation);
      return {
        onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result) return;
          operation.runs = result.errors === undefined ? operation.runs + 1 : 0;
        },
      };
    },
  };
}

/** Errors, whichever: the usual way meets them again, and says what they look like. */
const FAILED: ExecutionResult = { errors: [] };

const NOTHING = Promise.resolve(null);
