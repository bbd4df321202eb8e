import { graphql } from 'react-relay/hooks';
import { ConnectionHandler, type RecordProxy, type RecordSourceProxy } from 'relay-runtime';

/** A list of threads that is shown. */
export interface ThreadList {
  /** Of its connection in the store. */
  readonly connectionId: string;
  readonly isNewestFirst: boolean;
}

/** Puts a new comment into a list of threads. */
export function insertThread(
  store: RecordSourceProxy,
  edge: RecordProxy,
  { connectionId, isNewestFirst }: ThreadList,
): void {
  const connection = store.get(connectionId);
  if (!connection) return;
  const copy = ConnectionHandler.buildConnectionEdge(store, connection, edge);
  if (!copy) return;
  if (isNewestFirst) ConnectionHandler.insertEdgeBefore(connection, copy);
  else ConnectionHandler.insertEdgeAfter(connection, copy);
  const total = connection.getValue('totalCount');
  if (typeof total === 'number') connection.setValue(total + 1, 'totalCount');
}

/** Puts a new reply wherever replies to its comment are shown (`comment-thread.tsx`). */
export function insertReply(store: RecordSourceProxy, edge: RecordProxy, parentId: string): void {
  const parent = store.get(parentId);
  const node = edge.getLinkedRecord('node');
  if (!parent || !node) return;
  const connection = ConnectionHandler.getConnection(parent, 'commentThread_replies');
  if (connection) {
    const copy = ConnectionHandler.buildConnectionEdge(store, connection, edge);
    if (copy) ConnectionHandler.insertEdgeAfter(connection, copy);
  }
  const few = parent.getLinkedRecord('replies', { first: 5 });
  few?.setLinkedRecords([...(few.getLinkedRecords('nodes') ?? []), node], 'nodes');
}

/** What a page needs of a comment that did not come with its list. */
void graphql`
  fragment insertComment_comment on Comment {
    id
    replyCount
    post {
      id
      commentCount
    }
    wikiPage {
      id
      commentCount
    }
    parent {
      id
      replyCount
    }
    few: replies(first: 5) {
      nodes {
        id
      }
    }
    ...continueThread_comment
    ...commentThread_comment
  }
`;
