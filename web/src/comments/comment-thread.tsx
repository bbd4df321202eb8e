import { type ReactNode, useState, useTransition } from 'react';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';
import type { commentThread_comment$key } from '../__generated__/commentThread_comment.graphql.ts';
import type { commentThreadFoldedQuery } from '../__generated__/commentThreadFoldedQuery.graphql.ts';
import type { commentThreadPage } from '../__generated__/commentThreadPage.graphql.ts';
import type { continueThread_comment$key } from '../__generated__/continueThread_comment.graphql.ts';
import type { threadComment_comment$key } from '../__generated__/threadComment_comment.graphql.ts';
import { browserPath } from '../paths.ts';
import { ActionLink } from '../ui/action-link.tsx';
import { amount } from '../ui/amount.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { ParagraphSkeleton } from '../ui/skeleton.tsx';
import { commentPath } from './comment-path.ts';
import { ContinueThread } from './continue-thread.tsx';
import { ThreadComment } from './thread-comment.tsx';
import { useReplyFocus } from './use-reply-focus.ts';

const PAGE_SIZE = 10;

/** How deep a page indents a thread: a phone has no room for more. What is deeper has a page of its own. */
const MAX_LEVEL = 6;

interface CommentThreadProps {
  readonly comment: commentThread_comment$key;
  /** Whether the comment itself is marked, as the one that an address names. */
  readonly isFocused?: boolean;
  /** How many comments on the page it is indented below. */
  readonly level?: number;
  /** Which of its replies takes the focus when it is drawn, counted from 0. */
  readonly arrivingReply?: number | null;
}

/** A comment with what was said in reply, two levels deep. What is deeper waits behind a button, or a link. */
export function CommentThread(props: CommentThreadProps) {
  const { comment: key, isFocused = false, level = 0, arrivingReply = null } = props;
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    commentThreadPage,
    commentThread_comment$key
  >(
    graphql`
      fragment commentThread_comment on Comment
      @refetchable(queryName: "commentThreadPage")
      @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" }) {
        id
        post {
          slug
        }
        wikiPage {
          slug
        }
        ...threadComment_comment
        replies(first: $count, after: $cursor) @connection(key: "commentThread_replies") {
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              replyCount
              ...threadComment_comment
              ...continueThread_comment
              replies(first: 5) {
                nodes {
                  id
                  replyCount
                  ...threadComment_comment
                  ...continueThread_comment
                }
              }
            }
          }
        }
      }
    `,
    key,
  );
  const { edges, pageInfo } = data.replies;
  const { frame, expectReply } = useReplyFocus(edges.length, arrivingReply);

  function loadMore() {
    if (isLoadingNext) return;
    expectReply(edges.length);
    loadNext(PAGE_SIZE);
  }

  return (
    <div ref={frame} className={isFocused ? 'branch focused' : 'branch'}>
      <ThreadComment comment={data} onReplied={showInPlace} />
      <Replies>
        {edges.map(({ node }) => (
          <Branch key={node.id} comment={node} level={level + 1} />
        ))}
        {hasNext && (
          <ActionLink
            className="link-button"
            href={browserPath(
              `${commentPath(data)}?${new URLSearchParams({ after: pageInfo.endCursor ?? '' })}`,
            )}
            onAct={loadMore}
          >
            {isLoadingNext ? 'Loading…' : 'Load more replies'}
          </ActionLink>
        )}
      </Replies>
    </div>
  );
}

type BranchComment = threadComment_comment$key &
  continueThread_comment$key & {
    readonly id: string;
    readonly replyCount: number;
    /** Undefined at the depth where replies are folded. */
    readonly replies?: { readonly nodes: readonly BranchComment[] };
  };

interface BranchProps {
  readonly comment: BranchComment;
  readonly level: number;
}

/** What is shown stays until all replies are there, and the button keeps the focus so long. */
function Branch({ comment, level }: BranchProps) {
  const [isOpen, setOpen] = useState(false);
  const [isPending, startTransition] = useTransition();
  const shown = comment.replies?.nodes.length ?? 0;
  return (
    <PartBoundary waiting={<ParagraphSkeleton />}>
      {isOpen ? (
        <Unfolded id={comment.id} level={level} arrivingReply={shown} />
      ) : (
        <Folded
          comment={comment}
          level={level}
          isPending={isPending}
          open={() => startTransition(() => setOpen(true))}
        />
      )}
    </PartBoundary>
  );
}

interface FoldedProps extends BranchProps {
  readonly isPending: boolean;
  readonly open: () => void;
}

function Folded({ comment, level, isPending, open }: FoldedProps) {
  const { replyCount, replies = { nodes: [] } } = comment;
  const hasAll = replies.nodes.length === replyCount;
  const hasRoom = level < MAX_LEVEL;
  return (
    <div className="branch">
      <ThreadComment
        comment={comment}
        {...(comment.replies && { onReplied: showInPlace })}
        {...(!comment.replies && hasRoom && { onReplied: open })}
      />
      <Replies>
        {replies.nodes.map((reply) => (
          <Branch key={reply.id} comment={reply} level={level + 1} />
        ))}
        {!hasAll && hasRoom && (
          <ContinueThread comment={comment} open={open}>
            {isPending ? 'Loading' : 'Show'} {replies.nodes.length === 0 ? '' : 'all '}
            {amount(replyCount, 'reply', 'replies')}
          </ContinueThread>
        )}
        {!hasAll && !hasRoom && <ContinueThread comment={comment} />}
      </Replies>
    </div>
  );
}

interface UnfoldedProps {
  readonly id: string;
  readonly level: number;
  readonly arrivingReply: number;
}

/** The same comment as the top of a thread of its own, which is asked for by its id. */
function Unfolded({ id, ...place }: UnfoldedProps) {
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
  return node?.comment ? <CommentThread comment={node.comment} {...place} /> : null;
}

/** The line at their side folds them. Without a script, too. */
function Replies({ children }: { readonly children: readonly ReactNode[] }) {
  const isEmpty = children.every((child) => child === false || (child as ReactNode[]).length === 0);
  if (isEmpty) return null;
  return (
    <details className="replies" open>
      <summary>Replies</summary>
      {children}
    </details>
  );
}

/** The store has put a new reply among those that are shown. */
function showInPlace(): void {}
