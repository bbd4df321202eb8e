import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { useLiveReactionsSubscription } from '../__generated__/useLiveReactionsSubscription.graphql.ts';
import { follow } from '../live/follow.ts';
import { storeEvent } from '../live/store-event.ts';

/** Shows reactions to a post and its comments, or to the comments on a wiki page, as others add them. */
export function useLiveReactions(placeId: string): void {
  const environment = useRelayEnvironment();
  useEffect(
    () =>
      follow<useLiveReactionsSubscription>(SUBSCRIPTION, { subjectId: placeId }, (data) => {
        const { cursor, subject } = data.reactionsChanged;
        if (subject && !movesText(environment, subject.id)) {
          storeEvent(environment, SUBSCRIPTION, { subjectId: placeId }, data);
        }
        return cursor;
      }),
    [environment, placeId],
  );
}

/** The first reaction needs a row of its own. What a user may be reading stays where it is. */
function movesText(environment: IEnvironment, subjectId: string): boolean {
  const record = environment.getStore().getSource().get(subjectId);
  const counts = record?.['reactionCounts'] as { readonly __refs?: readonly string[] } | undefined;
  if (counts?.__refs?.length) return false;
  const place = document.getElementById(subjectId)?.getBoundingClientRect();
  return place !== undefined && place.bottom > 0 && place.top < innerHeight;
}

const SUBSCRIPTION = graphql`
  subscription useLiveReactionsSubscription($subjectId: ID!, $since: String) {
    reactionsChanged(subjectId: $subjectId, since: $since) {
      cursor
      subject {
        id
        ...reactionButtons_subject
      }
    }
  }
`;
