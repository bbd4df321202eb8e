import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';

const returned = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()))
  .map(({ type }) => getNamedType(type))
  .filter(isEnumType)
  .filter(({ name }) => !name.startsWith('__'));

// Compiled queries return what a resolver returns, and do not look up the name of an enum's value.
it.each([...new Set(returned)])('gives the values of the enum %s their names', (type) => {
  for (const { name, value } of type.getValues()) expect(value).toBe(name);
});
