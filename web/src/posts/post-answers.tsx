import { useMemo } from 'react';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';
import type { postAnswers_post$key } from '../__generated__/postAnswers_post.graphql.ts';
import page, {
  type CommentFilter,
  type CommentOrder,
  type postAnswersPage,
} from '../__generated__/postAnswersPage.graphql.ts';
import type { postAnswersQuery } from '../__generated__/postAnswersQuery.graphql.ts';
import { type CommentArguments, CommentList } from '../comments/comment-list.tsx';
import { ANSWER_LIST } from '../comments/list-spec.ts';
import { readArguments } from '../lists/list-spec.ts';
import { useListAddress } from '../lists/use-list-address.ts';
import { useQueryOptions } from '../ui/attempt.ts';

/** The answers to a question, which come before what else was said on it. */
export function PostAnswers({ postId }: { readonly postId: string }) {
  const address = useListAddress();
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes are the list's business
  const initial = useMemo(
    () => readArguments<CommentOrder, CommentFilter>(ANSWER_LIST, address),
    [postId],
  );
  const { node } = useLazyLoadQuery<postAnswersQuery>(
    graphql`
      query postAnswersQuery($id: ID!, $orderBy: CommentOrder, $filter: CommentFilter, $cursor: String) {
        node(id: $id) {
          ...postAnswers_post @alias(as: "post") @arguments(orderBy: $orderBy, filter: $filter, cursor: $cursor)
        }
      }
    `,
    { id: postId, ...initial },
    useQueryOptions(),
  );
  return node?.post ? <AnswerList post={node.post} initial={initial} /> : null;
}

interface AnswerListProps {
  readonly post: postAnswers_post$key;
  readonly initial: CommentArguments;
}

function AnswerList({ post, initial }: AnswerListProps) {
  const { data, refetch, ...pages } = usePaginationFragment<postAnswersPage, postAnswers_post$key>(
    graphql`
      fragment postAnswers_post on Post
      @refetchable(queryName: "postAnswersPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "CommentOrder" }
        filter: { type: "CommentFilter" }
      ) {
        id
        acceptedAnswer {
          id
          ...commentThread_comment
        }
        comments(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "postAnswers_comments") {
          __id
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...commentThread_comment
            }
          }
        }
      }
    `,
    post,
  );
  const { acceptedAnswer: accepted, comments } = data;
  const others = comments.edges.map(({ node }) => node).filter(({ id }) => id !== accepted?.id);
  return (
    <CommentList
      id="answers"
      title="Answers"
      parentId={data.id}
      threads={accepted ? [accepted, ...others] : others}
      total={comments.totalCount}
      pages={pages}
      endCursor={comments.pageInfo.endCursor}
      connectionId={comments.__id}
      queryId={page.params.id}
      initial={initial}
      refetch={refetch}
      spec={ANSWER_LIST}
      noun={{ one: 'answer', many: 'answers' }}
      nothing="Nobody has answered yet."
    />
  );
}
