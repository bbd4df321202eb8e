import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { bookmarkList_viewer$key } from '../__generated__/bookmarkList_viewer.graphql.ts';
import type { bookmarkListPage } from '../__generated__/bookmarkListPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { ActionProblem } from '../member/action-problem.tsx';
import { toggleBookmark } from '../member/bookmark-button.tsx';
import { useAction } from '../member/use-action.ts';
import { Moment } from '../ui/moment.tsx';
import { SubjectCard } from './subject-card.tsx';

const PAGE_SIZE = 20;
const WORDS = { undo: 'Remove', redo: 'Bookmark again' };

/** What the viewer bookmarked, newest first. */
export function BookmarkList({ viewer }: { readonly viewer: bookmarkList_viewer$key }) {
  const { data, ...pages } = usePaginationFragment<bookmarkListPage, bookmarkList_viewer$key>(
    graphql`
      fragment bookmarkList_viewer on Viewer
      @refetchable(queryName: "bookmarkListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        bookmarks(first: $count, after: $cursor) @connection(key: "bookmarkList_bookmarks") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            createdAt
            node {
              id
              viewerHasBookmarked
              ...subjectCard_subject
            }
          }
        }
      }
    `,
    viewer,
  );
  const action = useAction();
  if (!data.bookmarks) return null;
  const { edges, totalCount, pageInfo } = data.bookmarks;
  return (
    <ListSection
      id="bookmarks"
      title="Newest first"
      noun={{ one: 'bookmark', many: 'bookmarks' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="You have no bookmarks. Press “Bookmark” at a post, comment or wiki page to find it here again."
      before={<ActionProblem {...action} />}
      items={edges.map(({ createdAt, node }) => (
        <SubjectCard
          key={node.id}
          subject={node}
          since={
            <>
              bookmarked <Moment at={createdAt} />
            </>
          }
          isOn={node.viewerHasBookmarked}
          words={WORDS}
          onToggle={() => toggleBookmark(action, node.id, node.viewerHasBookmarked)}
        />
      ))}
    />
  );
}
