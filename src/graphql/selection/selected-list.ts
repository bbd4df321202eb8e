import { type FieldNode, GraphQLError, type GraphQLField, getArgumentValues, print } from 'graphql';
import { PublicError } from '../../lib/errors.ts';
import { once } from '../../lib/once.ts';
import { prefetchPage } from '../../loaders/connection.ts';
import { type SelectedList, type SelectionPlan, scopeFor } from '../../request/scope.ts';
import type { ArgumentValues, ListOf } from './declarations.ts';

interface SelectedListOptions {
  readonly field: GraphQLField<unknown, unknown>;
  readonly list: ListOf<ArgumentValues>;
  readonly node: FieldNode;
  readonly plan: SelectionPlan | null;
}

/** The page of a list that a field asks for, with its arguments, for rows that are yet to be read. */
export function selectedList({ field, list, node, plan }: SelectedListOptions): SelectedList {
  const written = (node.arguments ?? []).map(print).sort();
  const isFixed = !written.some((argument) => argument.includes('$'));
  const fixed = once(() => getArgumentValues(field, node));
  return {
    key: `${field.name}(${written})>${plan?.key ?? 'all'}`,
    prefetch(scope) {
      try {
        const args = isFixed ? fixed() : getArgumentValues(field, node, scope.variables);
        const found = list(scopeFor(scope, plan), args);
        if (!(found instanceof Promise)) return prefetchPage(found);
        // The people of its filter are looked up; the field waits for the same look-up and reports its error.
        found.catch(() => {});
        return null;
      } catch (error) {
        if (isOfClient(error)) return null;
        throw error;
      }
    },
  };
}

/** Whether the arguments are at fault: the field itself reports it, at its own path. */
function isOfClient(error: unknown): boolean {
  return error instanceof GraphQLError || error instanceof PublicError;
}
