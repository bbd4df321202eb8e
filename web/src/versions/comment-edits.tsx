import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { useLocation, useSearch } from 'wouter';
import type { commentEdits_comment$key } from '../__generated__/commentEdits_comment.graphql.ts';
import page, { type commentEditsPage } from '../__generated__/commentEditsPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { Moment } from '../ui/moment.tsx';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { ChangeCard } from './change-card.tsx';
import Difference from './difference.tsx';

const PAGE_SIZE = 10;

/** The edits of a comment, newest first. Each replaced a text, which is known by the id of that text. */
export function CommentEdits({ comment }: { readonly comment: commentEdits_comment$key }) {
  const { data, ...pages } = usePaginationFragment<commentEditsPage, commentEdits_comment$key>(
    graphql`
      fragment commentEdits_comment on Comment
      @refetchable(queryName: "commentEditsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
      ) {
        id
        revisions(first: $count, after: $cursor) @connection(key: "commentEdits_revisions") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              version
              createdAt
            }
          }
        }
      }
    `,
    comment,
  );
  const [path] = useLocation();
  const parameters = new URLSearchParams(useSearch());
  const chosen = parameters.get('to');
  const texts = data.revisions.edges.map(({ node }) => node);
  return (
    <ListSection
      id="history"
      title="Edits"
      noun={{ one: 'edit', many: 'edits' }}
      total={data.revisions.totalCount}
      pages={pages}
      endCursor={data.revisions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE } }}
      nothing="The site has no former texts of this comment."
      before={
        chosen && (
          <PartBoundary key={chosen} waiting={<ParagraphSkeleton />}>
            <Difference
              id={chosen}
              against={parameters.get('from')}
              historyPath={path}
              headingLevel={3}
            />
          </PartBoundary>
        )
      }
      items={texts.map(({ id, version, createdAt }) => (
        <ChangeCard
          key={id}
          id={id}
          historyPath={path}
          heading={`Edit ${version}`}
          facts={
            <span>
              text before it: <Moment at={createdAt} />
            </span>
          }
        />
      ))}
    />
  );
}
