import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/composition/schema.ts';

it('only nodes have a field `id`, because caches take objects with the same one for the same', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const withId = types.filter((type) => !type.name.startsWith('__') && 'id' in type.getFields());
  const isNode = (type: (typeof types)[number]) =>
    type.getInterfaces().some(({ name }) => name === 'Node');

  expect(withId.filter((type) => !isNode(type)).map(({ name }) => name)).toEqual([]);
});
