import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { postActionsDeleteMutation } from '../__generated__/postActionsDeleteMutation.graphql.ts';
import type { postActionsQuery } from '../__generated__/postActionsQuery.graphql.ts';
import type { postActionsUnpublishMutation } from '../__generated__/postActionsUnpublishMutation.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { ConfirmedAction } from '../forms/confirmed-action.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { declineCoauthorship } from './coauthor-invitation.tsx';

/** What else the authors may do to a post: make it a draft again, delete it, or leave it to the others. */
export function PostActions({ postId }: { readonly postId: string }) {
  const { node } = useLazyLoadQuery<postActionsQuery>(
    graphql`
      query postActionsQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Post {
            publishedAt
            viewerCan(actions: [POST_UNPUBLISH, POST_DELETE, POST_DECLINE_COAUTHORSHIP]) {
              action
              isAllowed
            }
          }
        }
      }
    `,
    { id: postId },
    useQueryOptions(),
  );
  if (node?.__typename !== 'Post') return null;
  const isAllowed = (action: string) =>
    node.viewerCan.some((permission) => permission.action === action && permission.isAllowed);
  const noun = node.publishedAt ? 'post' : 'draft';
  return (
    <section className="post-actions" aria-label={`More for this ${noun}`}>
      {isAllowed('POST_DECLINE_COAUTHORSHIP') && (
        <ConfirmedAction
          title="Stop being a co-author"
          explanation="You are no longer named as an author, and cannot edit the post any more."
          label="Leave the post"
          run={() => declineCoauthorship(postId)}
        />
      )}
      {isAllowed('POST_UNPUBLISH') && (
        <ConfirmedAction
          title="Make it a draft again"
          explanation="Only you and your co-authors will see the post. Its comments wait until you publish it again."
          label="Make it a draft"
          run={async () => {
            const answer = await mutate<postActionsUnpublishMutation>(UNPUBLISH, {
              input: { postId },
            });
            const { post, userErrors } = answer.unpublishPost ?? {};
            if (post) reloadAt(`${post.path}/edit`);
            return problemsOf(userErrors);
          }}
        />
      )}
      {isAllowed('POST_DELETE') && (
        <ConfirmedAction
          title={`Delete this ${noun}`}
          explanation="Nobody else will see it any more. You can restore it on its page."
          label={`Delete the ${noun}`}
          run={async () => {
            const answer = await mutate<postActionsDeleteMutation>(DELETE, { input: { postId } });
            const { post, userErrors } = answer.deletePost ?? {};
            if (post) reloadAt(post.path);
            return problemsOf(userErrors);
          }}
        />
      )}
    </section>
  );
}

const UNPUBLISH = graphql`
  mutation postActionsUnpublishMutation($input: UnpublishPostInput!) {
    unpublishPost(input: $input) {
      post {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const DELETE = graphql`
  mutation postActionsDeleteMutation($input: DeletePostInput!) {
    deletePost(input: $input) {
      post {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;
