import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { commentHistoryPageQuery } from '../__generated__/commentHistoryPageQuery.graphql.ts';
import { commentPath } from '../comments/comment-path.ts';
import { useCursors } from '../lists/use-cursors.ts';
import { Title } from '../text/title.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { CommentEdits } from '../versions/comment-edits.tsx';

/** What each edit of a comment changed. */
export default function CommentHistoryPage({ id }: { readonly id: string }) {
  const cursor = useCursors()('history');
  const { node } = useLazyLoadQuery<commentHistoryPageQuery>(
    graphql`
      query commentHistoryPageQuery($id: ID!, $cursor: String) {
        node(id: $id) {
          ... on Comment {
            id
            authorName
            isDeleted
            post {
              slug
              title
              titleHtml
              plainTitle
            }
            wikiPage {
              slug
              title
              titleHtml
              plainTitle
            }
          }
          ...commentEdits_comment @alias(as: "history") @arguments(cursor: $cursor)
        }
      }
    `,
    { id, cursor },
    useQueryOptions(),
  );
  const place = node?.post ?? node?.wikiPage;
  const isShown = place && !node?.isDeleted;
  usePageTitle(
    isShown ? `Edits of a comment by ${node?.authorName} on ${place.plainTitle}` : undefined,
  );
  if (!isShown || !node?.history || node.id === undefined) return <NotFound what="comment" />;
  const { post, wikiPage } = node;
  return (
    <div className="page">
      <header>
        <h1>
          <bdi>{node.authorName}</bdi> on{' '}
          <bdi>
            <Title of={place} />
          </bdi>
        </h1>
        <p className="meta">
          <Link href={commentPath({ id: node.id, post, wikiPage })}>Back to the comment</Link>
        </p>
      </header>
      <CommentEdits comment={node.history} />
    </div>
  );
}
