import { type ReactNode, useState } from 'react';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';
import type { commentThread_comment$key } from '../__generated__/commentThread_comment.graphql.ts';
import type { commentThreadFoldedQuery } from '../__generated__/commentThreadFoldedQuery.graphql.ts';
import type { commentThreadPage } from '../__generated__/commentThreadPage.graphql.ts';
import type { threadComment_comment$key } from '../__generated__/threadComment_comment.graphql.ts';
import { amount } from '../ui/amount.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { ThreadComment } from './thread-comment.tsx';

const PAGE_SIZE = 10;

interface CommentThreadProps {
  readonly comment: commentThread_comment$key;
  /** Whether the comment itself is marked, as the one that an address names. */
  readonly isFocused?: boolean;
}

/** A comment with what was said in reply, two levels deep; what is deeper waits behind a button. */
export function CommentThread({ comment: key, isFocused = false }: CommentThreadProps) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    commentThreadPage,
    commentThread_comment$key
  >(
    graphql`
      fragment commentThread_comment on Comment
      @refetchable(queryName: "commentThreadPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
        id
        ...threadComment_comment
        replies(first: $count, after: $cursor) @connection(key: "commentThread_replies") {
          edges {
            node {
              id
              replyCount
              ...threadComment_comment
              replies(first: 5) {
                nodes {
                  id
                  replyCount
                  ...threadComment_comment
                }
              }
            }
          }
        }
      }
    `,
    key,
  );
  return (
    <div className={isFocused ? 'branch focused' : 'branch'}>
      <ThreadComment comment={data} />
      <Replies>
        {data.replies.edges.map(({ node }) => (
          <Branch key={node.id} comment={node} />
        ))}
        {hasNext && (
          <button
            type="button"
            className="link-button"
            disabled={isLoadingNext}
            onClick={() => loadNext(PAGE_SIZE)}
          >
            Load more replies
          </button>
        )}
      </Replies>
    </div>
  );
}

type BranchComment = threadComment_comment$key & {
  readonly id: string;
  readonly replyCount: number;
  /** Undefined at the depth where replies are folded. */
  readonly replies?: { readonly nodes: readonly BranchComment[] };
};

function Branch({ comment }: { readonly comment: BranchComment }) {
  const { id, replyCount, replies = { nodes: [] } } = comment;
  const [isOpen, setOpen] = useState(false);
  const hasAll = replies.nodes.length === replyCount;
  if (isOpen) {
    return (
      <PartBoundary waiting={<ParagraphSkeleton />}>
        <Unfolded id={id} />
      </PartBoundary>
    );
  }
  return (
    <div className="branch">
      <ThreadComment comment={comment} />
      <Replies>
        {replies.nodes.map((reply) => (
          <Branch key={reply.id} comment={reply} />
        ))}
        {!hasAll && (
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            Show {replies.nodes.length === 0 ? '' : 'all '}
            {amount(replyCount, 'reply', 'replies')}
          </button>
        )}
      </Replies>
    </div>
  );
}

/** The same comment as the top of a thread of its own, which is asked for by its id. */
function Unfolded({ id }: { readonly id: string }) {
  const { node } = useLazyLoadQuery<commentThreadFoldedQuery>(
    graphql`
      query commentThreadFoldedQuery($id: ID!) {
        node(id: $id) {
          ...commentThread_comment @alias(as: "comment")
        }
      }
    `,
    { id },
    useQueryOptions(),
  );
  return node?.comment ? <CommentThread comment={node.comment} /> : null;
}

function Replies({ children }: { readonly children: readonly ReactNode[] }) {
  const isEmpty = children.every((child) => child === false || (child as ReactNode[]).length === 0);
  return isEmpty ? null : <div className="replies">{children}</div>;
}
