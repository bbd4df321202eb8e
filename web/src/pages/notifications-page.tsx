import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { notificationsPageQuery } from '../__generated__/notificationsPageQuery.graphql.ts';
import { SignInLink } from '../account/sign-in-link.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { NotificationList } from '../notifications/notification-list.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** What happened to the viewer. */
export default function NotificationsPage() {
  const cursorOf = useCursors();
  const { viewer } = useLazyLoadQuery<notificationsPageQuery>(
    graphql`
      query notificationsPageQuery($cursor: String) {
        viewer {
          user {
            id
          }
          ...notificationList_viewer @arguments(cursor: $cursor)
        }
      }
    `,
    { cursor: cursorOf('notifications') },
    { ...useQueryOptions(), fetchPolicy: 'store-and-network' },
  );
  usePageTitle('Notifications');
  return (
    <div className="page">
      <h1>Notifications</h1>
      {viewer.user ? (
        <NotificationList viewer={viewer} />
      ) : (
        <p>
          <SignInLink>Sign in</SignInLink> to see your notifications.
        </p>
      )}
    </div>
  );
}
