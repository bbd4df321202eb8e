import { type GraphQLTaggedNode, getRequest, type MutationParameters } from 'relay-runtime';
import { runOperation } from '../relay-environment.ts';
import type { Problem } from './problem.ts';

/**
 * Sends a mutation; the caller reads again what it changed. Relay's own way would bring its part for optimistic
 * updates to every reader.
 *
 * @throws Error when the operation failed
 */
export async function mutate<Mutation extends MutationParameters>(
  mutation: GraphQLTaggedNode,
  variables: Mutation['variables'],
): Promise<Mutation['response']> {
  const answer = await runOperation(getRequest(mutation).params, variables);
  return 'data' in answer ? (answer.data as Mutation['response']) : {};
}

interface UserError {
  readonly message: string;
  readonly path: readonly string[] | null | undefined;
}

/** The `userErrors` of a payload as problems of the fields with the names of the input. */
export function problemsOf(userErrors: readonly UserError[] | undefined): Problem[] {
  return (userErrors ?? []).map(({ message, path }) => ({ message, field: path?.[1] ?? null }));
}
