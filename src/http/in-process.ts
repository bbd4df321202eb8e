import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { MaybePromise } from '../lib/maybe-promise.ts';
import type { Scope } from '../request/scope.ts';
import { traced } from '../telemetry/tracing.ts';
import {
  type CompiledOperation,
  compileOperation,
  RUNS_BEFORE_COMPILING,
} from './compile-operation.ts';
import { fittingAnswer } from './fitting-answer.ts';
import type { CheckOperation } from './guards/guards.ts';
import { requestInfo, timeLimitOf } from './request-info.ts';
import type { TypedQuery } from './typed-query.ts';

/** Asks the API from within, on behalf of a request: what that sees, this sees. */
export type RunOperation = <Data>(
  request: Request,
  query: TypedQuery<Data>,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Data>;

interface InProcessOptions {
  readonly schema: GraphQLSchema;
  readonly context: (request: Request) => Scope;
  readonly check: CheckOperation;
  /** How long all that a request asks for may take together, in s. */
  readonly seconds: number;
}

interface CountedQuery {
  runs: number;
  compiled?: Promise<CompiledOperation | null>;
}

interface Execution {
  readonly request: Request;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * What pages and feeds read through: within the limits of every operation, of cost, input, bytes and time.
 * The bytes, the time and the statements count as those of the request. The queries are the server's own, so
 * they are few, and are compiled.
 *
 * The answer throws the first error of the operation.
 */
export function inProcess(options: InProcessOptions): RunOperation {
  const { schema, context, check, seconds } = options;
  const queries = new WeakMap<DocumentNode, CountedQuery>();

  function runnerOf(document: DocumentNode): Promise<CompiledOperation | null> | null {
    const { runs, compiled } = queries.get(document) ?? { runs: 0 };
    const next: CountedQuery = { runs: runs + 1 };
    if (compiled !== undefined) next.compiled = compiled;
    else if (runs >= RUNS_BEFORE_COMPILING) next.compiled = compileOperation(schema, document);
    queries.set(document, next);
    return next.compiled ?? null;
  }

  async function limited(request: Request, run: () => MaybePromise<ExecutionResult>) {
    return fittingAnswer(request, await timeLimitOf(request, seconds).run(run));
  }

  function plainly({ request, document, variables }: Execution): Promise<ExecutionResult> {
    return limited(request, () =>
      execute({ schema, document, contextValue: context(request), variableValues: variables }),
    );
  }

  return async <Data>(request: Request, document: TypedQuery<Data>, variables = {}) => {
    const verdict = check({ document, operationName: undefined, variables, request });
    if (verdict.errors !== undefined) throw verdict.errors[0];
    requestInfo(request).ownCost += verdict.extensions.cost?.total ?? 0;
    const execution = { request, document, variables };
    return traced(requestInfo(request).span, { name: () => nameOf(document) }, () =>
      dataOf<Data>(execution),
    );
  };

  async function dataOf<Data>(execution: Execution): Promise<Data> {
    const { request, document, variables } = execution;
    const compiled = await runnerOf(document);
    let result =
      compiled === null
        ? await plainly(execution)
        : await limited(request, () => compiled.run(context(request), { ...variables }));
    // What errors look like is the business of the plain way alone.
    if (compiled !== null && result.errors !== undefined) result = await plainly(execution);
    if (result.errors?.[0] !== undefined) throw result.errors[0];
    // Nothing but the shape of the query decides the shape of the data.
    return result.data as Data;
  }
}

function nameOf({ definitions }: DocumentNode): string {
  const [operation] = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return (operation as OperationDefinitionNode | undefined)?.name?.value ?? 'operation';
}
