import { useRef } from 'react';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks';
import type { coauthors_post$key } from '../__generated__/coauthors_post.graphql.ts';
import type { coauthorsQuery } from '../__generated__/coauthorsQuery.graphql.ts';
import type { coauthorsRemoveMutation } from '../__generated__/coauthorsRemoveMutation.graphql.ts';
import { ActionProblem } from '../member/action-problem.tsx';
import { useAction } from '../member/use-action.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { Byline } from '../ui/byline.tsx';
import { InviteCoauthor } from './invite-coauthor.tsx';

/** For the author of a post: who writes it with them, who is invited to, and a form that invites. */
export function Coauthors({ postId }: { readonly postId: string }) {
  const { node } = useLazyLoadQuery<coauthorsQuery>(
    graphql`
      query coauthorsQuery($id: ID!) {
        node(id: $id) {
          ...coauthors_post @alias(as: "post")
        }
      }
    `,
    { id: postId },
    useQueryOptions(),
  );
  return node?.post ? <CoauthorList post={node.post} /> : null;
}

function CoauthorList({ post: key }: { readonly post: coauthors_post$key }) {
  const { id: postId, ...post } = useFragment(
    graphql`
      fragment coauthors_post on Post {
        id
        coauthors {
          id
          username
          displayName
          avatar {
            url(width: 160)
          }
        }
        invitedCoauthors {
          id
          username
          displayName
          avatar {
            url(width: 160)
          }
        }
        viewerCan(actions: [POST_INVITE_COAUTHOR]) {
          isAllowed
        }
      }
    `,
    key,
  );
  const { run, ...refusal } = useAction();
  const field = useRef<HTMLInputElement>(null);
  const entries = [
    ...post.coauthors.map((user) => ({ user, isInvited: false })),
    ...post.invitedCoauthors.map((user) => ({ user, isInvited: true })),
  ];

  if (!post.viewerCan[0]?.isAllowed) return null;

  async function remove(userId: string) {
    const variables = { postId, userId };
    const isDone = await run<coauthorsRemoveMutation>({ mutation: REMOVE, variables });
    // The button is gone.
    if (isDone) field.current?.focus();
  }

  return (
    <section className="coauthors" aria-labelledby="coauthors-heading">
      <h2 id="coauthors-heading">Co-authors</h2>
      {entries.length > 0 && (
        <ul aria-label="Co-authors and invitations">
          {entries.map(({ user, isInvited }) => (
            <li key={user.id}>
              <Byline author={user} name={user.displayName} />
              <span className="hint">
                {isInvited ? 'invited, has not answered' : 'writes with you'}
              </span>
              <button
                type="button"
                className="link-button"
                aria-label={`${isInvited ? 'Withdraw the invitation of' : 'Remove'} ${user.displayName}`}
                onClick={() => void remove(user.id)}
              >
                {isInvited ? 'Withdraw' : 'Remove'}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ActionProblem {...refusal} />
      <InviteCoauthor ref={field} postId={postId} present={entries.map(({ user }) => user.id)} />
    </section>
  );
}

const REMOVE = graphql`
  mutation coauthorsRemoveMutation($postId: ID!, $userId: ID!) {
    removeCoauthor(input: { postId: $postId, userId: $userId }) {
      post {
        ...coauthors_post
      }
      userErrors {
        message
        path
      }
    }
  }
`;
