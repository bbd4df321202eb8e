import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { schema } from '../../src/composition/schema.ts';

interface Values {
  readonly id: string;
  readonly text: string;
}

/** A mutation with an input in which every id and every text is the given one. */
export interface FilledMutation {
  readonly name: string;
  readonly inputType: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the ids and texts in the input. */
  readonly paths: { readonly ids: readonly string[]; readonly texts: readonly string[] };
}

/** Every mutation of the schema, filled in by the types of its input. */
export function filledMutations(values: Values): FilledMutation[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const type = args[0]?.type;
    if (type === undefined) throw new Error(`${name} has no input`);
    const ids: string[] = [];
    const texts: string[] = [];

    function valueFor(of: GraphQLInputType, path: string): unknown {
      const nullable = getNullableType(of);
      if (isListType(nullable)) return [valueFor(nullable.ofType, `${path}.0`)];
      if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
      if (isInputObjectType(nullable)) {
        const fields = Object.values(nullable.getFields()).filter(
          (field) => field.name !== 'clientMutationId',
        );
        return Object.fromEntries(
          fields.map((field) => [field.name, valueFor(field.type, `${path}.${field.name}`)]),
        );
      }
      switch (nullable.name) {
        case 'ID':
          ids.push(path);
          return values.id;
        case 'String':
          texts.push(path);
          return values.text;
        case 'DateTime':
          return '2099-01-01T00:00:00Z';
        case 'Boolean':
          return true;
        default:
          return 1;
      }
    }

    const input = valueFor(type, 'input') as FilledMutation['input'];
    const inputType = isNonNullType(type) ? String(type) : `${type}!`;
    return { name, inputType, input, paths: { ids, texts } };
  });
}
