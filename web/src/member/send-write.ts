import type { IEnvironment, MutationParameters } from 'relay-runtime';
import { problemsOf } from '../forms/mutate.ts';
import type { Problem } from '../forms/problem.ts';
import { executeMutation, type MutationOptions } from '../writing/execute-mutation.ts';

/**
 * Sends a mutation with one payload, and gives what is wrong with its input.
 *
 * @throws Error when the operation failed
 */
export async function sendWrite<Mutation extends MutationParameters>(
  environment: IEnvironment,
  options: MutationOptions<Mutation>,
): Promise<readonly Problem[]> {
  const answer = await executeMutation(environment, options);
  const payloads = Object.values(answer as Readonly<Record<string, Payload>>);
  return payloads.flatMap((payload) => problemsOf(payload?.userErrors));
}

type Payload = { readonly userErrors?: Parameters<typeof problemsOf>[0] } | null | undefined;
