// The parts of relay-runtime that the pages and the hooks of relay-hooks.js need, each from its own file.
// The package's index is one piece that cannot be cut: mutations, subscriptions and resolvers would come
// along, a tenth of all script. A hook that misses something here fails at once, in every test of tests/e2e.
import {
  fetchQuery,
  fetchQueryDeduped,
  getObservableForActiveRequest,
  getPromiseForActiveRequest,
} from 'relay-runtime/lib/query/fetchQueryInternal';
import { getFragment, getRequest, graphql } from 'relay-runtime/lib/query/GraphQLTag';
import createRelayContext from 'relay-runtime/lib/store/createRelayContext';
import createRelayLoggingContext from 'relay-runtime/lib/store/createRelayLoggingContext';
import { createOperationDescriptor } from 'relay-runtime/lib/store/RelayModernOperationDescriptor';
import {
  areEqualSelectors,
  getSelector,
  getVariablesFromFragment,
} from 'relay-runtime/lib/store/RelayModernSelector';
import { ID_KEY } from 'relay-runtime/lib/store/RelayStoreUtils';
import { handlePotentialSnapshotErrors } from 'relay-runtime/lib/util/handlePotentialSnapshotErrors';

export { default as ConnectionHandler } from 'relay-runtime/lib/handlers/connection/ConnectionHandler';
export { default as ConnectionInterface } from 'relay-runtime/lib/handlers/connection/ConnectionInterface';
export { default as Network } from 'relay-runtime/lib/network/RelayNetwork';
export { default as Observable } from 'relay-runtime/lib/network/RelayObservable';
export { default as PreloadableQueryRegistry } from 'relay-runtime/lib/query/PreloadableQueryRegistry';
export { default as Environment } from 'relay-runtime/lib/store/RelayModernEnvironment';
export { default as Record } from 'relay-runtime/lib/store/RelayModernRecord';
export { default as Store } from 'relay-runtime/lib/store/RelayModernStore';
export { default as RecordSource } from 'relay-runtime/lib/store/RelayRecordSource';
export { default as getFragmentIdentifier } from 'relay-runtime/lib/util/getFragmentIdentifier';
export { default as getPaginationMetadata } from 'relay-runtime/lib/util/getPaginationMetadata';
export { default as getPaginationVariables } from 'relay-runtime/lib/util/getPaginationVariables';
export { default as getPendingOperationsForFragment } from 'relay-runtime/lib/util/getPendingOperationsForFragment';
export { default as getRefetchMetadata } from 'relay-runtime/lib/util/getRefetchMetadata';
export { default as getRequestIdentifier } from 'relay-runtime/lib/util/getRequestIdentifier';
export { default as getValueAtPath } from 'relay-runtime/lib/util/getValueAtPath';
export { default as isPromise } from 'relay-runtime/lib/util/isPromise';
export { default as RelayFeatureFlags } from 'relay-runtime/lib/util/RelayFeatureFlags';
export { default as ReplaySubject } from 'relay-runtime/lib/util/RelayReplaySubject';
export { default as recycleNodesInto } from 'relay-runtime/lib/util/recycleNodesInto';
export {
  areEqualSelectors,
  createOperationDescriptor,
  getFragment,
  getRequest,
  getSelector,
  getVariablesFromFragment,
  graphql,
  handlePotentialSnapshotErrors,
  ID_KEY,
};

/** As the package names them. */
export const __internal = {
  createRelayContext,
  createRelayLoggingContext,
  fetchQuery,
  fetchQueryDeduped,
  getObservableForActiveRequest,
  getPromiseForActiveRequest,
};
