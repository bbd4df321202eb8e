import { assertEnumType, type GraphQLField } from 'graphql';
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

/** `comment.acceptAnswer` is COMMENT_ACCEPT_ANSWER. */
function enumNameOf(action: string): string {
  return action
    .replace(/([A-Z])/g, '_$1')
    .replace('.', '_')
    .toUpperCase();
}

it('offers each action to `can`', () => {
  const actions = assertEnumType(schema.getType('Action')).getValues();
  expect(actions.map(({ name }) => name).sort()).toEqual(
    Object.keys(ACTIONS).map(enumNameOf).sort(),
  );
});

function ruleOf({ extensions }: GraphQLField<unknown, unknown>): unknown {
  return (extensions as { pothosOptions?: { rule?: unknown } }).pothosOptions?.rule;
}
