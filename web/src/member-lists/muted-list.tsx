import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { mutedList_viewer$key } from '../__generated__/mutedList_viewer.graphql.ts';
import type { mutedListPage } from '../__generated__/mutedListPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { ActionProblem } from '../member/action-problem.tsx';
import { toggleMute } from '../member/mute-button.tsx';
import { useAction } from '../member/use-action.ts';
import { Byline } from '../ui/byline.tsx';
import { Moment } from '../ui/moment.tsx';
import { UndoButton } from './undo-button.tsx';

const PAGE_SIZE = 20;
const WORDS = { undo: 'Unmute', redo: 'Mute again' };

/** The people that the viewer muted, newest first. */
export function MutedList({ viewer }: { readonly viewer: mutedList_viewer$key }) {
  const { data, ...pages } = usePaginationFragment<mutedListPage, mutedList_viewer$key>(
    graphql`
      fragment mutedList_viewer on Viewer
      @refetchable(queryName: "mutedListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        mutedUsers(first: $count, after: $cursor) @connection(key: "mutedList_mutedUsers") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            createdAt
            node {
              id
              username
              displayName
              avatar {
                url(width: 160)
              }
              viewerHasMuted
            }
          }
        }
      }
    `,
    viewer,
  );
  const action = useAction();
  if (!data.mutedUsers) return null;
  const { edges, totalCount, pageInfo } = data.mutedUsers;
  return (
    <ListSection
      id="muted"
      title="Muted people"
      noun={{ one: 'muted person', many: 'muted people' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="You muted nobody. “Mute” on the page of a person folds what they write, and ends notifications from them."
      before={<ActionProblem {...action} />}
      items={edges.map(({ createdAt, node }) => (
        <article key={node.id} className="card">
          <p className="meta">
            <Byline author={node} name={node.displayName} />
            <span>
              muted <Moment at={createdAt} />
            </span>
            <UndoButton
              isOn={node.viewerHasMuted}
              words={WORDS}
              name={node.displayName}
              onToggle={() => toggleMute(action, node.id, node.viewerHasMuted)}
            />
          </p>
        </article>
      ))}
    />
  );
}
