import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { useLivePollSubscription } from '../__generated__/useLivePollSubscription.graphql.ts';
import { follow } from '../live/follow.ts';
import { storeEvent } from '../live/store-event.ts';

/** Shows the results of the poll on a post as others vote, and when it is closed. */
export function useLivePoll(postId: string): void {
  const environment = useRelayEnvironment();
  useEffect(
    () =>
      follow<useLivePollSubscription>(SUBSCRIPTION, { postId }, (data) => {
        storeEvent(environment, SUBSCRIPTION, { postId }, data);
        return data.pollChanged.cursor;
      }),
    [environment, postId],
  );
}

const SUBSCRIPTION = graphql`
  subscription useLivePollSubscription($postId: ID!, $since: String) {
    pollChanged(postId: $postId, since: $since) {
      cursor
      poll {
        id
        options {
          number
          voteCount
        }
        voterCount
        isClosed
        closesAt
      }
    }
  }
`;
