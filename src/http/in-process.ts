import { execute, type GraphQLSchema } from 'graphql';
import type { Scope } from '../request/scope.ts';
import { fittingAnswer } from './fitting-answer.ts';
import type { CheckOperation } from './guards/guards.ts';
import { timeLimitOf } from './request-info.ts';
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

/**
 * What pages and feeds read through: within the limits of every operation, of cost, input, bytes and time.
 * The bytes, the time and the statements count as those of the request.
 *
 * The answer throws the first error of the operation.
 */
export function inProcess(options: InProcessOptions): RunOperation {
  const { schema, context, check, seconds } = options;

  return async <Data>(request: Request, document: TypedQuery<Data>, variables = {}) => {
    const verdict = check({ document, operationName: undefined, variables, request });
    if (verdict.errors !== undefined) throw verdict.errors[0];
    const run = () =>
      execute({
        schema,
        document,
        contextValue: context(request),
        variableValues: variables,
      });
    const result = await fittingAnswer(request, await timeLimitOf(request, seconds).run(run));
    if (result.errors?.[0] !== undefined) throw result.errors[0];
    // Nothing but the shape of the query decides the shape of the data.
    return result.data as Data;
  };
}
