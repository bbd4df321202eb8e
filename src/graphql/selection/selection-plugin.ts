import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { type Scope, scopeFor } from '../../request/scope.ts';
import './declarations.ts';
import { planOf } from './plan.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      selection: SelectionPlugin<Types>;
    }
  }
}

/** Hands the declarations of fields on to the planner, and gives resolvers a scope with their selection. */
class SelectionPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    field: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    const { reads, texts, relation, prefetch, list } = field.pothosOptions;
    const exposed = field.extensions?.['pothosExposedField'];
    const declarations = {
      reads: typeof exposed === 'string' ? [exposed] : reads,
      texts,
      relation,
      prefetch,
      list,
    };
    return { ...field, extensions: { ...field.extensions, declarations } };
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (!this.#readsRows(field)) return resolver;
    return (parent, args, scope, info) =>
      resolver(parent, args, withSelection(scope as unknown as Scope, info) as never, info);
  }

  /** What a connection or an edge holds has been read already, unless it may be of several types. */
  #readsRows({ type, parentType }: PothosOutputFieldConfig<Types>): boolean {
    const kind = type.kind === 'List' ? type.type.kind : type.kind;
    if (kind === 'Interface' || kind === 'Union') return true;
    const { extensions } = this.buildCache.getTypeConfig(parentType);
    return kind === 'Object' && extensions?.['listPart'] === undefined;
  }
}

function withSelection(scope: Scope, info: GraphQLResolveInfo): Scope {
  return scopeFor(scope, planOf(info), info.variableValues);
}

export const SELECTION = 'selection';

SchemaBuilder.registerPlugin(SELECTION, SelectionPlugin);
