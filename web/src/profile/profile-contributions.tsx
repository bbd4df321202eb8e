import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';
import type { commentCard_comment$key } from '../__generated__/commentCard_comment.graphql.ts';
import type { contributionCard_contribution$key } from '../__generated__/contributionCard_contribution.graphql.ts';
import type { postCard_post$key } from '../__generated__/postCard_post.graphql.ts';
import type { profileContributions_user$key } from '../__generated__/profileContributions_user.graphql.ts';
import page, {
  type profileContributionsPage,
} from '../__generated__/profileContributionsPage.graphql.ts';
import type { profileContributionsQuery } from '../__generated__/profileContributionsQuery.graphql.ts';
import { CommentCard } from '../comments/comment-card.tsx';
import { ListSection } from '../lists/list-section.tsx';
import { useCursors } from '../lists/use-cursors.ts';
import { PostCard } from '../posts/post-card.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { ContributionCard } from '../wiki/contribution-card.tsx';

const PAGE_SIZE = 20;

/** Everything that a person did, in one list. */
export default function ProfileContributions({ username }: { readonly username: string }) {
  const after = useCursors();
  const { user } = useLazyLoadQuery<profileContributionsQuery>(
    graphql`
      query profileContributionsQuery($username: String!, $after: String) {
        user(username: $username) {
          ...profileContributions_user @arguments(cursor: $after)
        }
      }
    `,
    { username, after: after('all') },
    useQueryOptions(),
  );
  return user ? <Contributions user={user} /> : null;
}

function Contributions({ user }: { readonly user: profileContributions_user$key }) {
  const { data, ...pages } = usePaginationFragment<
    profileContributionsPage,
    profileContributions_user$key
  >(
    graphql`
      fragment profileContributions_user on User
      @refetchable(queryName: "profileContributionsPage")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 20 }
        cursor: { type: "String" }
      ) {
        id
        contributions(first: $count, after: $cursor)
          @connection(key: "profileContributions_contributions") {
          totalCount
          pageInfo {
            endCursor
          }
          edges {
            cursor
            node {
              ...postCard_post @alias(as: "post")
              ...commentCard_comment @alias(as: "comment")
              ...contributionCard_contribution @alias(as: "contribution")
            }
          }
        }
      }
    `,
    user,
  );
  return (
    <ListSection
      id="all"
      title="Everything"
      noun={{ one: 'contribution', many: 'contributions' }}
      total={data.contributions.totalCount}
      pages={pages}
      endCursor={data.contributions.pageInfo.endCursor}
      pageSize={PAGE_SIZE}
      query={{ id: page.params.id, variables: { id: data.id, count: PAGE_SIZE } }}
      items={data.contributions.edges.map(({ cursor, node }) => (
        <Contribution key={cursor} {...node} />
      ))}
    />
  );
}

interface ContributionProps {
  readonly post: postCard_post$key | null | undefined;
  readonly comment: commentCard_comment$key | null | undefined;
  readonly contribution: contributionCard_contribution$key | null | undefined;
}

/** The one of the three that it is. */
function Contribution({ post, comment, contribution }: ContributionProps) {
  if (post) return <PostCard post={post} />;
  if (comment) return <CommentCard comment={comment} />;
  return contribution ? <ContributionCard contribution={contribution} /> : null;
}
