import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { draftList_viewer$key } from '../__generated__/draftList_viewer.graphql.ts';
import type { draftListPage } from '../__generated__/draftListPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { Title } from '../text/title.tsx';
import { Moment } from '../ui/moment.tsx';

const PAGE_SIZE = 20;

/** The posts that the viewer has not published, newest first. */
export function DraftList({ viewer }: { readonly viewer: draftList_viewer$key }) {
  const { data, ...pages } = usePaginationFragment<draftListPage, draftList_viewer$key>(
    graphql`
      fragment draftList_viewer on Viewer
      @refetchable(queryName: "draftListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        drafts(first: $count, after: $cursor) @connection(key: "draftList_drafts") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              title
              titleHtml
              kind
              lastActivityAt
              body {
                excerpt(length: 120)
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.drafts) return null;
  const { edges, totalCount, pageInfo } = data.drafts;
  return (
    <ListSection
      id="drafts"
      title="Newest first"
      noun={{ one: 'draft', many: 'drafts' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="You have no drafts. Write a post and save it as a draft to find it here."
      items={edges.map(({ node: draft }) => (
        <article key={draft.id} className="card">
          <h3 dir="auto">
            <Link href={`/posts/new?${new URLSearchParams({ draft: draft.id })}`}>
              <Title of={draft} />
            </Link>
          </h3>
          <p className="excerpt" dir="auto">
            {draft.body.excerpt}
          </p>
          <p className="meta">
            <span>
              saved <Moment at={draft.lastActivityAt} />
            </span>
            {draft.kind !== 'ARTICLE' && <span className="badge">{draft.kind.toLowerCase()}</span>}
          </p>
        </article>
      ))}
    />
  );
}
