import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Env } from '../../env.ts';
import { costOf, requestInfo } from '../request-info.ts';
import type { Shares } from '../shares/shares.ts';
import type { Guard, GuardExtensions, GuardedOperation, Verdict } from './guard.ts';
import { type InputErrors, inputErrors } from './input-errors.ts';
import { isQuery } from './operation.ts';
import { type CostOf, operationCost } from './operation-cost.ts';

interface GuardsOptions {
  readonly env: Pick<Env, 'COST_LIMIT' | 'INTROSPECTION'>;
  readonly schema: GraphQLSchema;
  readonly shares: Pick<Shares, 'takeCost'>;
}

/** Decides whether an operation may run. */
export type CheckOperation = (operation: GuardedOperation) => Verdict;

/**
 * The rules that every operation of a client passes before it runs, in order. Every way of executing asks
 * this list and nothing else: compiled and plain, over HTTP and over WebSocket, and subscriptions.
 */
export function createGuards({ env, schema, shares }: GuardsOptions): readonly Guard[] {
  return [
    inputGuard(inputErrors({ schema, suggests: env.INTROSPECTION })),
    costGuard(operationCost({ schema, limit: env.COST_LIMIT })),
    costShareGuard(shares),
  ];
}

/**
 * Calls each guard until one refuses. A request has one operation, and the result is stored with it: what is
 * answered the plain way after the compiled way failed is neither checked nor counted twice.
 */
export function checkedBy(guards: readonly Guard[]): CheckOperation {
  return (operation) => {
    const info = requestInfo(operation.request);
    info.document = operation.document;
    info.isQuery = isQuery(operation);
    info.verdict ??= verdictOf(guards, operation);
    info.planning?.end({ attributes: { 'commonplace.cost': costOf(info) } });
    info.planning = undefined;
    return info.verdict;
  };
}

/** The same for one of several operations that the server runs for a request. */
export function checkedEachTimeBy(guards: readonly Guard[]): CheckOperation {
  return (operation) => {
    requestInfo(operation.request).isQuery = isQuery(operation);
    return verdictOf(guards, operation);
  };
}

const NONE: GuardExtensions = {};

function verdictOf(guards: readonly Guard[], operation: GuardedOperation): Verdict {
  let extensions = NONE;
  for (const guard of guards) {
    const verdict = guard(operation, extensions);
    if (verdict === null) continue;
    if (verdict.errors !== undefined) return verdict;
    extensions =
      extensions === NONE ? verdict.extensions : { ...extensions, ...verdict.extensions };
  }
  return { extensions };
}

function inputGuard(inputErrorsOf: InputErrors): Guard {
  return (operation) => {
    const [first, ...others] = inputErrorsOf(operation);
    return first === undefined ? null : { errors: [first, ...others] };
  };
}

function costGuard(costOf: CostOf): Guard {
  return (operation) => {
    const cost = costOf(operation);
    return cost instanceof GraphQLError ? { errors: [cost] } : { extensions: { cost } };
  };
}

/** Charges the client for what the operation costs. */
function costShareGuard({ takeCost }: GuardsOptions['shares']): Guard {
  return ({ request }, { cost }) => {
    const error = takeCost(request, cost?.total ?? 0);
    return error === null ? null : { errors: [error] };
  };
}
