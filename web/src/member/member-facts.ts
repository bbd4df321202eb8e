import { useEffect, useSyncExternalStore } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { memberFactsQuery } from '../__generated__/memberFactsQuery.graphql.ts';
import { NodeBatcher } from './node-batcher.ts';

type Answer = memberFactsQuery['response'];
type Facts = NonNullable<Answer['nodes'][number]>;

const QUERY = graphql`
  query memberFactsQuery($ids: [ID!]!) {
    viewer {
      ...bell_viewer
    }
    nodes(ids: $ids) {
      id
      ...commentActions_comment @alias(as: "comment")
      ...postActions_post @alias(as: "post")
      ...wikiPageActions_page @alias(as: "page")
      ...userActions_user @alias(as: "user")
      ...reactionButtons_subject @alias(as: "reactable")
      ...newSteps_subject @alias(as: "commentable")
      ...ballot_post @alias(as: "ballot")
      ...topicRelevance_post @alias(as: "topical")
    }
  }
`;

/** One for each store, so for each page that was opened. */
const factsOf = new WeakMap<IEnvironment, NodeBatcher<Answer>>();

/**
 * What the viewer did to a comment, post, wiki page or user, and what they may do; null until the server has
 * answered. All that a page shows is asked for in one request.
 */
export function useMemberFacts(id: string): Facts | null {
  const facts = useFacts();
  useEffect(() => facts.request(id), [facts, id]);
  return useSyncExternalStore(facts.subscribe, () => facts.find(id));
}

/** What every page shows of the viewer, in the same request. */
export function useViewerFacts(): Answer['viewer'] | null {
  const facts = useFacts();
  useEffect(() => facts.requestFirst(), [facts]);
  return useSyncExternalStore(facts.subscribe, facts.findFirst)?.viewer ?? null;
}

function useFacts(): NodeBatcher<Answer> {
  const environment = useRelayEnvironment();
  const facts = factsOf.get(environment) ?? new NodeBatcher<Answer>(environment, QUERY);
  factsOf.set(environment, facts);
  return facts;
}
