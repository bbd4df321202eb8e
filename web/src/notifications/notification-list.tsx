import { useEffect, useState } from 'react';
import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { notificationList_viewer$key } from '../__generated__/notificationList_viewer.graphql.ts';
import type { notificationListMutation } from '../__generated__/notificationListMutation.graphql.ts';
import type { notificationListPage } from '../__generated__/notificationListPage.graphql.ts';
import { ListSection } from '../lists/list-section.tsx';
import { ActionProblem } from '../member/action-problem.tsx';
import { useAction } from '../member/use-action.ts';
import { amount } from '../ui/amount.ts';
import { NotificationCard } from './notification-card.tsx';

const PAGE_SIZE = 20;

/** The viewer's notifications, newest first. */
export function NotificationList({ viewer }: { readonly viewer: notificationList_viewer$key }) {
  const { data, refetch, ...pages } = usePaginationFragment<
    notificationListPage,
    notificationList_viewer$key
  >(
    graphql`
      fragment notificationList_viewer on Viewer
      @refetchable(queryName: "notificationListPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        unreadNotificationCount
        notifications(first: $count, after: $cursor)
          @connection(key: "notificationList_notifications") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...notificationCard_notification
            }
          }
        }
      }
    `,
    viewer,
  );
  const action = useAction();
  const unread = data.unreadNotificationCount;
  // What comes meanwhile is counted above those that the list has.
  const [listed, setListed] = useState(unread);
  useEffect(() => setListed((before) => Math.min(before, unread)), [unread]);
  if (!data.notifications) return null;
  const { edges, totalCount, pageInfo } = data.notifications;

  function readAgain() {
    refetch({}, { fetchPolicy: 'network-only' });
    setListed(unread);
  }

  const markAll = () =>
    action.run<notificationListMutation>({ mutation: MARK, variables: { input: {} } });
  const markOne = (id: string) =>
    action.run<notificationListMutation>({
      mutation: MARK,
      variables: { input: { notificationIds: [id] } },
    });
  return (
    <ListSection
      id="notifications"
      title="Latest"
      noun={{ one: 'notification', many: 'notifications' }}
      total={totalCount}
      pages={pages}
      endCursor={pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      nothing="Nothing yet. You get notifications about replies, mentions, and what you follow."
      before={
        <>
          <div className="notification-tools">
            <p role="status">
              {unread > listed && (
                <>
                  {amount(unread - listed, 'new notification')}{' '}
                  <button type="button" onClick={readAgain}>
                    Show
                  </button>
                </>
              )}
            </p>
            {unread > 0 && (
              <button type="button" onClick={markAll}>
                Mark all as read
              </button>
            )}
          </div>
          <ActionProblem {...action} />
        </>
      }
      items={edges.map(({ node }) => (
        <NotificationCard key={node.id} notification={node} onRead={() => markOne(node.id)} />
      ))}
    />
  );
}

const MARK = graphql`
  mutation notificationListMutation($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      notifications {
        id
        readAt
      }
      viewer {
        id
        unreadNotificationCount
      }
      userErrors {
        message
        path
      }
    }
  }
`;
