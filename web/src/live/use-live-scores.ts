import { useEffect } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { useLiveScoresSubscription } from '../__generated__/useLiveScoresSubscription.graphql.ts';
import { follow } from './follow.ts';
import { storeEvent } from './store-event.ts';

/**
 * Shows the scores of a post and its comments, or of the comments on a wiki page, as others vote. Each comes with
 * the viewer's own vote, from which a vote that is under way counts on.
 */
export function useLiveScores(placeId: string): void {
  const environment = useRelayEnvironment();
  useEffect(
    () =>
      follow<useLiveScoresSubscription>(SUBSCRIPTION, { subjectId: placeId }, (data) => {
        storeEvent(environment, SUBSCRIPTION, { subjectId: placeId }, data);
        return data.scoreChanged.cursor;
      }),
    [environment, placeId],
  );
}

const SUBSCRIPTION = graphql`
  subscription useLiveScoresSubscription($subjectId: ID!, $since: String) {
    scoreChanged(subjectId: $subjectId, since: $since) {
      cursor
      subject {
        id
        score
        viewerVote {
          direction
          value
        }
        ... on Comment {
          agreementScore
          viewerAgreement: viewerVote(axis: AGREEMENT) {
            direction
            value
          }
        }
      }
    }
  }
`;
