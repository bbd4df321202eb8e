import { useEffect } from 'react';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import type { bell_viewer$key } from '../__generated__/bell_viewer.graphql.ts';
import type { bellSubscription } from '../__generated__/bellSubscription.graphql.ts';
import { follow } from '../live/follow.ts';
import { formatNumber } from '../ui/amount.ts';
import { useViewerFacts } from './member-facts.ts';

/** How many notifications are unread, as it changes. */
export function Bell() {
  const environment = useRelayEnvironment();
  const viewer = useFragment<bell_viewer$key>(
    graphql`
      fragment bell_viewer on Viewer {
        unreadNotificationCount
      }
    `,
    useViewerFacts(),
  );
  const isReady = viewer !== null && viewer !== undefined;

  useEffect(() => {
    if (!isReady) return;
    return follow<bellSubscription>(SUBSCRIPTION, {}, ({ notificationAdded: added }) => {
      environment.commitUpdate((store) => {
        const { id, unreadNotificationCount } = added.viewer;
        store.get(id)?.setValue(unreadNotificationCount, 'unreadNotificationCount');
      });
      return added.cursor;
    });
  }, [environment, isReady]);

  const count = viewer?.unreadNotificationCount ?? 0;
  if (count === 0) return null;
  return (
    <span className="unread-count">
      {formatNumber(count)}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

const SUBSCRIPTION = graphql`
  subscription bellSubscription($since: String) {
    notificationAdded(since: $since) {
      cursor
      viewer {
        id
        unreadNotificationCount
      }
    }
  }
`;
