import {
  createOperationDescriptor,
  type GraphQLTaggedNode,
  getRequest,
  type IEnvironment,
  type MutationParameters,
  type RecordSourceSelectorProxy,
} from 'relay-runtime';

export interface MutationOptions<Mutation extends MutationParameters> {
  readonly mutation: GraphQLTaggedNode;
  readonly variables: Mutation['variables'];
  /** What the page shows until the answer comes. It is undone if the answer is a refusal. */
  readonly optimisticUpdater?: (store: RecordSourceSelectorProxy) => void;
  readonly updater?: (store: RecordSourceSelectorProxy, answer: Mutation['response']) => void;
}

/**
 * Sends a mutation and puts its answer into the store. `commitMutation` of Relay does the same; it would be
 * part of what every reader loads.
 *
 * @throws Error when the operation failed
 */
export function executeMutation<Mutation extends MutationParameters>(
  environment: IEnvironment,
  { mutation, variables, optimisticUpdater, updater }: MutationOptions<Mutation>,
): Promise<Mutation['response']> {
  const operation = createOperationDescriptor(getRequest(mutation), variables);
  return new Promise((resolve, reject) => {
    let data: Mutation['response'] = {};
    environment
      .executeMutation({
        operation,
        optimisticUpdater: optimisticUpdater ?? null,
        updater: (store, answer) => updater?.(store, (answer ?? {}) as Mutation['response']),
      })
      .subscribe({
        next(answer) {
          if ('data' in answer) data = answer.data as Mutation['response'];
        },
        error: reject,
        complete: () => resolve(data),
      });
  });
}
