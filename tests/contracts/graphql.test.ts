import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { isTooManyTokens } from '../../src/http/graphql-messages.ts';

const CHANGED = 'graphql-js changed: see src/http/graphql-messages.ts';

function errorOf(document: string): unknown {
  try {
    return parse(document, { maxTokens: 3 });
  } catch (error) {
    return error;
  }
}

it('says in the known words that a document has too many tokens', () => {
  expect(errorOf('{ a b c }'), CHANGED).toSatisfy(isTooManyTokens);
  expect(errorOf('{ a'), CHANGED).not.toSatisfy(isTooManyTokens);
});
