import { introspection } from './__generated__/introspection.ts';

const withoutId = introspection.__schema.types.filter(
  (type) => type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id'),
);

/** What Graphcache needs to know of the schema. Objects without an id are parts of others. */
export const cacheOptions = {
  schema: introspection,
  keys: Object.fromEntries(withoutId.map(({ name }) => [name, () => null])),
};
