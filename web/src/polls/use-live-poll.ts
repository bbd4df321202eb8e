import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { createOperationDescriptor, getRequest } from 'relay-runtime';
import type { useLivePollSubscription } from '../__generated__/useLivePollSubscription.graphql.ts';
import { follow } from '../live/follow.ts';

/** Shows the results of the poll on a post as others vote, and when it is closed. */
export function useLivePoll(postId: string): void {
  const environment = useRelayEnvironment();
  useEffect(
    () =>
      follow<useLivePollSubscription>(SUBSCRIPTION, { postId }, (data) => {
        const operation = createOperationDescriptor(getRequest(SUBSCRIPTION), { postId });
        environment.commitPayload(operation, data);
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
