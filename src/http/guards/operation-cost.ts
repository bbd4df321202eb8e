import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
} from 'graphql';
import { TEXT_STEP } from '../../graphql/prices.ts';
import { refusal } from '../refusal.ts';
import type { Operation } from './operation.ts';

interface CostOptions {
  readonly schema: GraphQLSchema;
  readonly limit: number;
}

/** In points, as in `extensions.cost`. */
export interface Cost {
  readonly total: number;
  readonly limit: number;
}

/** What an operation will cost, or the error that refuses it. */
export type CostOf = (operation: Operation) => Cost | GraphQLError;

/**
 * Calculates the cost of an operation and refuses it if it exceeds the limit. This runs for every request
 * and not as a validation rule: a document's validation is cached, while its cost depends on the variables.
 */
export function operationCost({ schema, limit }: CostOptions): CostOf {
  const cachedCost = cachedCosts();
  return (operation) => {
    const { document, operationName, variables } = operation;
    const total = cachedCost(operation, () =>
      costOf(onlyOperation(document, operationName), schema, variables ?? {}),
    );
    if (total instanceof GraphQLError) return total;
    return total <= limit ? { total, limit } : tooExpensive(total, limit);
  };
}

/** How many costs of one document are cached. Clients use few sizes of pages. */
const MAX_COSTS = 50;

/** Variables that are longer without their texts than this, in characters, are not cached. */
const MAX_KEY_LENGTH = 500;

/**
 * Caches calculated costs. A cost depends on numbers, on lengths of lists and on conditions, but of texts
 * only on their length in thousands, so that the pages of a list, which differ in their cursor, are one request.
 */
function cachedCosts() {
  const costs = new WeakMap<DocumentNode, Map<string, number>>();
  return (operation: Operation, calculate: () => number | GraphQLError) => {
    const { document } = operation;
    const costsOfDocument = costs.get(document) ?? new Map<string, number>();
    costs.set(document, costsOfDocument);
    const key = keyOf(operation);
    const cost = costsOfDocument.get(key) ?? calculate();
    const isCached = costsOfDocument.size < MAX_COSTS && key.length <= MAX_KEY_LENGTH;
    if (typeof cost === 'number' && isCached) costsOfDocument.set(key, cost);
    return cost;
  };
}

/** Names have their lengths before them, so that no others with other values make the same key. */
function keyOf({ operationName, variables }: Operation): string {
  let key = operationName ?? '';
  for (const [name, value] of Object.entries(variables ?? {})) {
    const form = typeof value === 'string' ? lengthOf(value) : JSON.stringify(value, withoutTexts);
    key += ` ${name.length} ${name} ${form}`;
  }
  return key;
}

function withoutTexts(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? lengthOf(value) : value;
}

function lengthOf(text: string): number {
  return Math.floor(text.length / TEXT_STEP);
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

/** An operation whose cost cannot be calculated, because an argument has no value, must not run. */
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
