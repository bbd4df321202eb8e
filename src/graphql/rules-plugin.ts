import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Action } from '../access/rule.ts';
import { assertWriter } from '../access/writers.ts';
import type { Scope } from '../request/scope.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      rules: RulesPlugin<Types>;
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
       * Who may use a field of Query, Mutation or Subscription, each of which must say so: everybody,
       * or those who may do this action. Its service asks about the subject.
       */
      rule?: 'public' | Action;
    }
  }
}

/** Keeps who may write nothing at all from every mutation, whatever its service does. */
class RulesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const { rule = 'public' } = field.pothosOptions;
    if (field.parentType !== 'Mutation' || rule === 'public') return resolver;
    return (parent, args, context, info) => {
      const { viewer, registry } = context as unknown as Scope;
      assertWriter(viewer, registry.actions[rule]);
      return resolver(parent, args, context, info);
    };
  }
}

export const RULES = 'rules';

SchemaBuilder.registerPlugin(RULES, RulesPlugin);
