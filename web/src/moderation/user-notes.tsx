import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { userNotes_viewer$key } from '../__generated__/userNotes_viewer.graphql.ts';
import type { userNotesPage } from '../__generated__/userNotesPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { Author } from '../ui/author.tsx';
import { Moment } from '../ui/moment.tsx';

const PAGE_SIZE = 10;

/** What moderators wrote about a user, the latest first. */
export function UserNotes({ viewer }: { readonly viewer: userNotes_viewer$key }) {
  const {
    data,
    refetch: _refetch,
    ...pages
  } = usePaginationFragment<userNotesPage, userNotes_viewer$key>(
    graphql`
      fragment userNotes_viewer on Viewer
      @refetchable(queryName: "userNotesPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 10 }
        cursor: { type: "String" }
        usernames: { type: "[String!]!" }
      ) {
        userNotes(first: $count, after: $cursor, filter: { users: $usernames })
          @connection(key: "userNotes_userNotes") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              noteKind
              text
              createdAt
              moderatorName
              moderator {
                username
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.userNotes) return null;
  const { edges, totalCount, pageInfo } = data.userNotes;
  return (
    <ListSection
      id="notes"
      title="Notes and warnings"
      noun={{ one: 'note', many: 'notes' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      items={edges.map(({ node }) => (
        <article key={node.id} className="card">
          <h3>{node.noteKind === 'WARNING' ? 'Warning' : 'Note'}</h3>
          <p className="plain-text" dir="auto">
            {node.text}
          </p>
          <p className="meta">
            <Author author={node.moderator} name={node.moderatorName} />
            <Moment at={node.createdAt} />
          </p>
        </article>
      ))}
    />
  );
}
