import { useEffect, useSyncExternalStore } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import type { IEnvironment } from 'relay-runtime';
import type { newCountQuery } from '../__generated__/newCountQuery.graphql.ts';
import { NodeBatcher } from '../member/node-batcher.ts';
import { formatNumber } from '../ui/amount.ts';

type Answer = newCountQuery['response'];

/** How many comments on a post are new since the viewer's last visit to it; nothing on their first one. */
export function NewCount({ subjectId }: { readonly subjectId: string }) {
  const environment = useRelayEnvironment();
  const batcher = batchers.get(environment) ?? new NodeBatcher<Answer>(environment, QUERY);
  batchers.set(environment, batcher);
  useEffect(() => batcher.request(subjectId), [batcher, subjectId]);
  const post = useSyncExternalStore(batcher.subscribe, () => batcher.find(subjectId));
  if (!post?.unreadCommentCount) return null;
  return <strong>{formatNumber(post.unreadCommentCount)} new</strong>;
}

/** One for each store, so for each page that was opened. */
const batchers = new WeakMap<IEnvironment, NodeBatcher<Answer>>();

const QUERY = graphql`
  query newCountQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Post {
        unreadCommentCount
      }
    }
  }
`;
