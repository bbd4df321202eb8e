import { lazy } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';
import type { postToolsQuery } from '../__generated__/postToolsQuery.graphql.ts';
import type { postToolsRestoreMutation } from '../__generated__/postToolsRestoreMutation.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { CoauthorInvitation } from './coauthor-invitation.tsx';

const AddPoll = lazy(() => import('../polls/add-poll.tsx'));

/** For the authors of a post: where it is edited, who sees it if that is not all, and their invitations. */
export default function PostTools({ subjectId }: { readonly subjectId: string }) {
  const { node } = useLazyLoadQuery<postToolsQuery>(
    graphql`
      query postToolsQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Post {
            path
            publishedAt
            isDeleted
            isHeld
            isHidden
            poll {
              id
            }
            viewerCan(actions: [POST_EDIT, POST_RESTORE, POST_ACCEPT_COAUTHORSHIP, POLL_ADD]) {
              action
              isAllowed
            }
          }
        }
      }
    `,
    { id: subjectId },
    useQueryOptions(),
  );
  if (node?.__typename !== 'Post') return null;
  const isAllowed = (action: string) =>
    node.viewerCan.some((permission) => permission.action === action && permission.isAllowed);
  const state = stateOf(node);
  return (
    <>
      {state && <p className="notice">{state}</p>}
      {isAllowed('POST_ACCEPT_COAUTHORSHIP') && <CoauthorInvitation postId={subjectId} />}
      {isAllowed('POST_EDIT') && <Link href={`${node.path}/edit`}>Edit the post</Link>}
      {isAllowed('POLL_ADD') && node.poll === null && <AddPoll postId={subjectId} />}
      {isAllowed('POST_RESTORE') && <Restore postId={subjectId} />}
    </>
  );
}

interface PostState {
  readonly publishedAt: string | null | undefined;
  readonly isDeleted: boolean;
  readonly isHeld: boolean;
  readonly isHidden: boolean;
}

/** Who sees the post; null if all do. */
function stateOf({ publishedAt, isDeleted, isHeld, isHidden }: PostState): string | null {
  if (isDeleted) return 'This post is deleted. Only its author and moderators see it.';
  if (!publishedAt) return 'This is a draft. Only its authors see it.';
  if (isHeld) return 'This post waits for a moderator to review it. Until then, only you see it.';
  return isHidden ? 'A moderator has hidden this post. Others do not see it.' : null;
}

function Restore({ postId }: { readonly postId: string }) {
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { restorePost } = await mutate<postToolsRestoreMutation>(RESTORE, { input: { postId } });
    if (restorePost?.post) reloadAt(restorePost.post.path);
    return problemsOf(restorePost?.userErrors);
  });
  return (
    <form method="post" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <button type="submit" disabled={isPending}>
        Restore the post
      </button>
    </form>
  );
}

const RESTORE = graphql`
  mutation postToolsRestoreMutation($input: RestorePostInput!) {
    restorePost(input: $input) {
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
