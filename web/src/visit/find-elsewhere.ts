import { graphql } from 'react-relay/hooks';
import { getRequest, type IEnvironment } from 'relay-runtime';
import type { findElsewhereQuery } from '../__generated__/findElsewhereQuery.graphql.ts';
import { runOperation } from '../relay-environment.ts';
import { visitOf } from './visit.ts';

interface FoundComment {
  readonly id: string;
  readonly path: string;
  readonly authorName: string;
}

/**
 * Finds comments that are new since the last visit and that the page does not show: the oldest ones, 100 at most.
 *
 * @throws Error when the operation failed
 */
export async function findElsewhere(
  environment: IEnvironment,
  subjectId: string,
  after: string | null = null,
): Promise<FoundComment[]> {
  const visit = visitOf(environment, subjectId);
  const variables = { id: subjectId, since: visit.lastReadAt, after };
  const answer = await runOperation(getRequest(QUERY).params, variables);
  const { node } = ('data' in answer ? answer.data : {}) as findElsewhereQuery['response'];
  const { nodes = [], pageInfo } = node?.comments ?? {};
  const found = nodes.filter(
    ({ id, createdAt, isMuted, isDeleted, isHidden, viewerIsAuthor }) =>
      visit.isNew({ id, createdAt, isMuted }) &&
      !(isDeleted || isHidden || viewerIsAuthor) &&
      document.getElementById(id) === null,
  );
  if (pageInfo?.hasNextPage) {
    return found.length > 0 ? found : findElsewhere(environment, subjectId, pageInfo.endCursor);
  }
  // Some may have been deleted since the page was opened, and the viewer may have muted the authors of others.
  if (after === null) visit.add(found.length - visit.counts().elsewhere);
  return found;
}

const QUERY = graphql`
  query findElsewhereQuery($id: ID!, $since: DateTime, $after: String) {
    node(id: $id) {
      ... on Commentable {
        comments(first: 100, after: $after, orderBy: OLDEST, filter: { since: $since }) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            path
            authorName
            createdAt
            isMuted
            isDeleted
            isHidden
            viewerIsAuthor
          }
        }
      }
    }
  }
`;
