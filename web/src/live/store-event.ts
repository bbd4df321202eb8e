import {
  createOperationDescriptor,
  type GraphQLTaggedNode,
  getRequest,
  type IEnvironment,
  type PayloadData,
  type Variables,
} from 'relay-runtime';

/** Shows what an event of a subscription says wherever the page shows its objects. */
export function storeEvent(
  environment: IEnvironment,
  subscription: GraphQLTaggedNode,
  variables: Variables,
  data: PayloadData,
): void {
  const operation = createOperationDescriptor(getRequest(subscription), variables);
  environment.commitPayload(operation, data);
}
