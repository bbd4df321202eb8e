import {
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';

/** The unions and interfaces that a field leads to, but for `Node`: of all that has an id nobody selects all. */
const abstractTypes = new Set(
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type)))
    .filter((type) => isAbstractType(type) && type.name !== 'Node'),
);

it.each([...abstractTypes].map((type) => type.name))(
  'one selection of all that %s can be is valid',
  (name) => {
    const type = schema.getType(name);
    if (!isAbstractType(type)) throw new Error(`${name} is no union or interface`);
    expect(conflicts(schema.getPossibleTypes(type))).toEqual([]);
  },
);

/** Fields of one name whose answers have other shapes (GraphQL, section 5.3.2): a client needs aliases. */
function conflicts(types: readonly GraphQLObjectType[]): string[] {
  const seen = new Map<string, { readonly shape: string; readonly at: string }>();
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const named = getNamedType(field.type);
      const shape = isLeafType(named)
        ? String(field.type)
        : String(field.type).replace(named.name, 'object');
      const at = `${type.name}.${field.name}: ${field.type}`;
      const first = seen.get(field.name);
      if (first === undefined) seen.set(field.name, { shape, at });
      return first === undefined || first.shape === shape ? [] : [`${first.at} and ${at}`];
    }),
  );
}
