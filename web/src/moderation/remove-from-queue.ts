import { ConnectionHandler, type RecordSourceProxy } from 'relay-runtime';

/** Takes something that is done from the list that it waited in. */
export function removeFromQueue(
  store: RecordSourceProxy,
  connectionId: string,
  nodeId: string,
): void {
  const connection = store.get(connectionId);
  if (!connection) return;
  ConnectionHandler.deleteNode(connection, nodeId);
  const total = connection.getValue('totalCount');
  if (typeof total === 'number') connection.setValue(total - 1, 'totalCount');
}
