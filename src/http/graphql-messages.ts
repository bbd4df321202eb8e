import { GraphQLError } from 'graphql';

/**
 * Whether `parse` of graphql-js stopped at `maxTokens`: its error has no code, only a text. Where this is not
 * noticed, the error has the code BAD_REQUEST. tests/contracts/graphql.test.ts fails if a release changes the text.
 */
export function isTooManyTokens(error: Error): boolean {
  return error instanceof GraphQLError && /\d tokens\. Parsing aborted/.test(error.message);
}
