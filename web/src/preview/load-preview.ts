import { createOperationDescriptor, type Environment, getRequest, graphql } from 'relay-runtime';
import type { loadPreviewQuery } from '../__generated__/loadPreviewQuery.graphql.ts';

export type PreviewedPage = NonNullable<loadPreviewQuery['response']['resource']>;

/**
 * Reads what the preview of a page shows, once. Null if the viewer may not see the page.
 *
 * @throws Error when the operation failed
 */
export async function loadPreview(
  environment: Environment,
  url: string,
): Promise<PreviewedPage | null> {
  const operation = createOperationDescriptor(getRequest(QUERY), { url });
  if (environment.check(operation).status !== 'available') {
    environment.retain(operation);
    await environment.execute({ operation }).toPromise();
  }
  const { data } = environment.lookup(operation.fragment);
  return (data as unknown as loadPreviewQuery['response']).resource ?? null;
}

const QUERY = graphql`
  query loadPreviewQuery($url: URL!) {
    resource(url: $url) {
      __typename
      ... on User {
        displayName
        karma
        joinedAt
        viewerHasMuted
        bio {
          excerpt(length: 200)
        }
      }
      ... on Post {
        title
        titleHtml
        authorName
        score
        publishedAt
        isDeleted
        isMuted
        body {
          excerpt(length: 200)
        }
      }
      ... on WikiPage {
        title
        titleHtml
        updatedAt
        isDeleted
        body {
          excerpt(length: 200)
        }
      }
      ... on Comment {
        authorName
        score
        createdAt
        isDeleted
        isMuted
        isRetracted
        body {
          excerpt(length: 200)
        }
        post {
          title
          titleHtml
        }
        wikiPage {
          title
          titleHtml
        }
      }
    }
  }
`;
