import { graphql, usePaginationFragment } from 'react-relay/hooks';
import type { profileComments_user$key } from '../__generated__/profileComments_user.graphql.ts';
import page, {
  type CommentFilter,
  type CommentOrder,
  type profileCommentsPage,
} from '../__generated__/profileCommentsPage.graphql.ts';
import { CommentCard } from '../comments/comment-card.tsx';
import { isEmptyList } from '../lists/is-empty-list.ts';
import { ListSection } from '../lists/list-section.tsx';
import type { ListArguments } from '../lists/list-spec.ts';
import { useListArguments } from '../lists/use-list-arguments.ts';
import { COMMENT_LIST } from './list-specs.ts';

const PAGE_SIZE = 20;

interface ProfileCommentsProps {
  readonly user: profileComments_user$key;
  readonly initial: ListArguments<CommentOrder, CommentFilter>;
}

/** The comments that a person wrote, each with what it answers. */
export function ProfileComments({ user, initial }: ProfileCommentsProps) {
  const { data, refetch, ...pages } = usePaginationFragment<
    profileCommentsPage,
    profileComments_user$key
  >(
    graphql`
      fragment profileComments_user on User
      @refetchable(queryName: "profileCommentsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
        orderBy: { type: "CommentOrder" }
        filter: { type: "CommentFilter" }
      ) {
        id
        comments(first: $count, after: $cursor, orderBy: $orderBy, filter: $filter)
          @connection(key: "profileComments_comments") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            node {
              id
              ...commentCard_comment
            }
          }
        }
      }
    `,
    user,
  );
  const { current, isPending } = useListArguments<CommentOrder, CommentFilter>({
    spec: COMMENT_LIST,
    initial,
    refetch,
  });
  if (isEmptyList(data.comments.totalCount, current)) return null;
  return (
    <ListSection
      id="comments"
      title="Comments"
      noun={{ one: 'comment', many: 'comments' }}
      total={data.comments.totalCount}
      pages={pages}
      endCursor={data.comments.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE, ...current } }}
      spec={COMMENT_LIST}
      isPending={isPending}
      items={data.comments.edges.map(({ node }) => <CommentCard key={node.id} comment={node} />)}
    />
  );
}
