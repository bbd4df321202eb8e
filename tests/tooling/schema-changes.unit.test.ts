import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { breakingChanges } from '../../scripts/schema-changes.ts';

const RELEASED = 'type Query { post(id: ID!): Int old: Int @deprecated(reason: "2026-01-01") }';

it.each([
  ['a field goes', 'type Query { old: Int }', "Field 'post' was removed from object type 'Query'"],
  [
    'an argument is needed',
    'type Query { post(id: ID!, by: ID!): Int old: Int }',
    "Argument 'by: ID!' added to field 'Query.post'",
  ],
  [
    'a field has another type',
    'type Query { post(id: ID!): String old: Int }',
    "Field 'Query.post' changed type from 'Int' to 'String'",
  ],
])('clients break when %s', async (_, current, message) => {
  expect(await breakingChanges(buildSchema(RELEASED), buildSchema(current))).toEqual([message]);
});

it.each([
  ['a field is added', 'type Query { post(id: ID!): Int old: Int new: Int }'],
  [
    'an argument is added that may be left out',
    'type Query { post(id: ID!, by: ID): Int old: Int }',
  ],
  ['a field goes that was deprecated', 'type Query { post(id: ID!): Int }'],
])('clients do not break when %s', async (_, current) => {
  expect(await breakingChanges(buildSchema(RELEASED), buildSchema(current))).toEqual([]);
});
