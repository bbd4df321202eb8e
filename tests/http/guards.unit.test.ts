import { GraphQLError, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Guard, GuardedOperation } from '../../src/http/guards/guard.ts';
import { checkedBy } from '../../src/http/guards/guards.ts';

const COST = { cost: { total: 3, limit: 5 } };

function operation(): GuardedOperation {
  return {
    document: parse('{ __typename }'),
    operationName: null,
    variables: {},
    request: new Request('http://commonplace/graphql'),
  };
}

it('guards are asked in order, and each sees what those before it found', () => {
  const seen: unknown[] = [];
  const prices: Guard = () => ({ extensions: COST });
  const looks: Guard = (_operation, extensions) => {
    seen.push(extensions);
    return null;
  };
  expect(checkedBy([looks, prices, looks])(operation())).toEqual({ extensions: COST });
  expect(seen).toEqual([{}, COST]);
});

it('the first guard that refuses is the last one asked', () => {
  const errors = [new GraphQLError('No.')] as const;
  const check = checkedBy([
    () => ({ errors }),
    () => {
      throw new Error('This guard must not be asked');
    },
  ]);
  expect(check(operation())).toEqual({ errors });
});

it('a request is checked once, however often it is tried', () => {
  let count = 0;
  const counts: Guard = () => {
    count += 1;
    return null;
  };
  const check = checkedBy([counts]);
  const first = operation();
  check(first);
  check({ ...first });
  expect(count).toBe(1);
  check(operation());
  expect(count).toBe(2);
});
