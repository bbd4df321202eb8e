import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { ByIdLoader } from '../loaders/by-id.ts';
import { type Scope, scopeFor } from '../request/scope.ts';
import { needsOf } from './needs.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      narrowRows: NarrowRowsPlugin<Types>;
    }
    interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /**
       * The properties of its row that the field reads. Where a field that does not say so is asked for,
       * the whole row is read; one that says too little finds `undefined`.
       */
      reads?: readonly (keyof ParentShape & string)[];
      /** For a field that leads to a `RichText` of the row: the properties that hold its forms, by field. */
      texts?: Readonly<Record<string, keyof ParentShape & string>>;
      /**
       * For a field that leads to a list: it depends on nothing of its row but the id, so it is read together
       * with the row. It is then resolved twice, the first time with a row that has no other property.
       */
      ahead?: true;
      /** See `toOne`. */
      follows?: {
        readonly property: string;
        readonly loaderOf: (scope: Scope) => ByIdLoader<object>;
      };
    }
  }
}

/** Gives resolvers that lead to rows a scope that knows which of their properties are needed. */
class NarrowRowsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (!leadsToRows(field)) return resolver;
    return (parent, args, scope, info) =>
      resolver(parent, args, narrowed(scope as unknown as Scope, info) as never, info);
  }
}

function narrowed(scope: Scope, info: GraphQLResolveInfo): Scope {
  return scopeFor(scope, needsOf(info), info.variableValues);
}

/** What a connection or an edge holds has been read already, unless it may be of several types. */
function leadsToRows<Types extends SchemaTypes>(field: PothosOutputFieldConfig<Types>): boolean {
  const { type, parentType } = field;
  const kind = type.kind === 'List' ? type.type.kind : type.kind;
  if (kind === 'Interface' || kind === 'Union') return true;
  return kind === 'Object' && !/(Connection|Edge)$/.test(parentType);
}

export const NARROW_ROWS = 'narrowRows';

SchemaBuilder.registerPlugin(NARROW_ROWS, NarrowRowsPlugin);
