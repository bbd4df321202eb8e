import SchemaBuilder, {
  BasePlugin,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { userErrorsOf } from '../lib/errors.ts';
import { RefusedMutation } from './refused-mutation.ts';

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      results: ResultsPlugin<Types>;
    }
  }
}

/** A String in Relay's specification, and an ID in Pothos' Relay plugin. */
const CLIENT_MUTATION_ID = 'clientMutationId';

/** Fields of a payload that a refused mutation has too. */
const FIELDS_OF_REFUSALS = new Set(['userErrors', CLIENT_MUTATION_ID]);

/**
 * Makes what users can mend a part of the payload. Every mutation field is nullable, so that an error of one
 * leaves the results of the others, and so is every field of its payload, which is null when nothing was changed.
 */
class ResultsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    field: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    if (field.name === CLIENT_MUTATION_ID && field.type.kind === 'Scalar') {
      return { ...field, type: { ...field.type, ref: 'String' } };
    }
    if (!this.#isMutation(field) && !this.#isResult(field)) return field;
    return { ...field, type: { ...field.type, nullable: true } };
  }

  override onInputFieldConfig(field: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    if (field.name !== CLIENT_MUTATION_ID || field.type.kind !== 'Scalar') return field;
    return { ...field, type: { ...field.type, ref: 'String' } };
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (this.#isMutation(field)) {
      return async (parent, args, context, info) => {
        try {
          return await resolver(parent, args, context, info);
        } catch (error) {
          const userErrors = userErrorsOf(error);
          if (userErrors === null) throw error;
          return new RefusedMutation(userErrors);
        }
      };
    }
    if (!this.#isResult(field)) return resolver;
    return (parent, args, context, info) =>
      parent instanceof RefusedMutation ? null : resolver(parent, args, context, info);
  }

  #isMutation({ parentType }: PothosOutputFieldConfig<Types>): boolean {
    return parentType === 'Mutation';
  }

  #isResult({ parentType, name }: PothosOutputFieldConfig<Types>): boolean {
    const { extensions } = this.buildCache.getTypeConfig(parentType);
    return extensions?.['isPayload'] === true && !FIELDS_OF_REFUSALS.has(name);
  }
}

export const RESULTS = 'results';

SchemaBuilder.registerPlugin(RESULTS, ResultsPlugin);
