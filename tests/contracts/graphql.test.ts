import { parse } from 'graphql';
import { expect } from 'vitest';
import { isTooManyTokens } from '../../src/http/graphql-messages.ts';
import { contractOf } from './contract.ts';

const contract = contractOf('graphql-js changed: see src/http/graphql-messages.ts');

function errorOf(document: string): unknown {
  try {
    return parse(document, { maxTokens: 3 });
  } catch (error) {
    return error;
  }
}

contract('says in the known words that a document has too many tokens', () => {
  expect(errorOf('{ a b c }')).toSatisfy(isTooManyTokens);
  expect(errorOf('{ a')).not.toSatisfy(isTooManyTokens);
});
