import type { GraphQLField } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/composition/actions.ts';
import { schema } from '../../src/composition/schema.ts';

const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

describe.each(roots.flatMap((root) => (root ? [root] : [])))('$name', (root) => {
  it.each(Object.values(root.getFields()))('has a field that names its rule: $name', (field) => {
    const rule = ruleOf(field);
    const allowed =
      root.name === 'Mutation' ? Object.keys(ACTIONS) : ['public', ...Object.keys(ACTIONS)];
    expect(allowed).toContain(rule);
  });
});

it('each action is one that `can` may be asked about', () => {
  const names = schema.getType('Action')?.toConfig() as {
    values: Record<string, { value: string }>;
  };
  expect(
    Object.values(names.values)
      .map(({ value }) => value)
      .sort(),
  ).toEqual(Object.keys(ACTIONS).sort());
});

function ruleOf({ extensions }: GraphQLField<unknown, unknown>): unknown {
  return (extensions as { pothosOptions?: { rule?: unknown } }).pothosOptions?.rule;
}
