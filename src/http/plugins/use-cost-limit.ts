import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refusal } from '../refusal.ts';

interface CostLimitOptions {
  readonly schema: GraphQLSchema;
  readonly limit: number;
}

/**
 * Reckons what an operation will cost, refuses it before it runs if that is too much, and tells the
 * cost in `extensions.cost`. It is done for every request and not as a validation rule: a document's
 * validation is remembered, while its cost depends on the variables.
 */
export function useCostLimit({ schema, limit }: CostLimitOptions): Plugin {
  const reckoned = rememberedCosts();

  function allowedCost({ document, operationName, variableValues }: ExecutionArgs) {
    const cost = reckoned({ document, operationName, variables: variableValues }, () =>
      costOf(onlyOperation(document, operationName), schema, variableValues ?? {}),
    );
    return cost instanceof GraphQLError || cost <= limit ? cost : tooExpensive(cost, limit);
  }

  return {
    // What each event's answer may cost.
    onSubscribe({ args, setResultAndStopExecution }) {
      const cost = allowedCost(args);
      if (cost instanceof GraphQLError) setResultAndStopExecution({ errors: [cost] });
    },
    onExecute({ args, setResultAndStopExecution }) {
      const cost = allowedCost(args);
      if (cost instanceof GraphQLError) {
        setResultAndStopExecution({ errors: [cost] });
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({
            ...result,
            extensions: { ...result.extensions, cost: { total: cost, limit } },
          });
        },
      };
    },
  };
}

/** What an operation's cost may depend on. */
interface Request {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** Of one document, so many different costs are remembered; clients use few sizes of pages. */
const MOST_COSTS = 50;

/**
 * Remembers what was reckoned. A cost depends on numbers, on lengths of lists and on conditions, never
 * on texts, so that the pages of a list, which differ in their cursor, are one request to it.
 */
function rememberedCosts() {
  const costs = new WeakMap<DocumentNode, Map<string, number>>();
  return ({ document, operationName, variables }: Request, reckon: () => number | GraphQLError) => {
    const known = costs.get(document) ?? new Map<string, number>();
    costs.set(document, known);
    const key = `${operationName ?? ''} ${JSON.stringify(variables, withoutTexts)}`;
    const cost = known.get(key) ?? reckon();
    if (typeof cost === 'number' && known.size < MOST_COSTS) known.set(key, cost);
    return cost;
  };
}

function withoutTexts(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? '' : value;
}

/** `complexityFromQuery` takes the first operation it finds, whichever the request names. */
function onlyOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
): DocumentNode {
  const chosen = getOperationAST(document, operationName);
  const definitions = document.definitions.filter(
    (definition) => definition === chosen || definition.kind === Kind.FRAGMENT_DEFINITION,
  );
  return { kind: Kind.DOCUMENT, definitions };
}

/** What cannot be reckoned because an argument has no value must not run unreckoned. */
function costOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: Record<string, unknown>,
): number | GraphQLError {
  try {
    return complexityFromQuery(document, { schema, variables }).complexity;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refusal({ code: 'BAD_USER_INPUT', message: error.message, lenient: true });
  }
}

function tooExpensive(cost: number, limit: number): GraphQLError {
  return refusal({
    code: 'COST_LIMIT_EXCEEDED',
    message: `This operation would cost ${cost} points; ${limit} are allowed. Ask for smaller pages, or for fewer lists within lists.`,
    details: { cost: { total: cost, limit } },
  });
}
