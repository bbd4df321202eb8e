import { graphql } from 'react-relay/hooks';
import type { coauthorInvitationAcceptMutation } from '../__generated__/coauthorInvitationAcceptMutation.graphql.ts';
import type { coauthorInvitationDeclineMutation } from '../__generated__/coauthorInvitationDeclineMutation.graphql.ts';
import { reloadAt } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';

/** Asks a user who is invited whether they write a post together with its author. */
export function CoauthorInvitation({ postId }: { readonly postId: string }) {
  const accepting = useForm(async () => {
    const { acceptCoauthorship } = await mutate<coauthorInvitationAcceptMutation>(ACCEPT, {
      postId,
    });
    if (acceptCoauthorship?.post) reloadAt(acceptCoauthorship.post.path);
    return problemsOf(acceptCoauthorship?.userErrors);
  });
  const declining = useForm(() => declineCoauthorship(postId));
  const isPending = accepting.isPending || declining.isPending;
  return (
    <section className="notice" aria-label="Invitation">
      <p>You are invited to write this post together with its author.</p>
      <div className="form-buttons">
        <form method="post" onSubmit={accepting.onSubmit}>
          <button type="submit" className="primary" disabled={isPending}>
            Accept
          </button>
        </form>
        <form method="post" onSubmit={declining.onSubmit}>
          <button type="submit" disabled={isPending}>
            Decline
          </button>
        </form>
      </div>
      <FormProblems problems={[...accepting.problems, ...declining.problems]} fields={[]} />
    </section>
  );
}

/** Declines an invitation, or ends being a co-author. Opens the post, or the front page if it is not theirs to see. */
export async function declineCoauthorship(postId: string) {
  const answer = await mutate<coauthorInvitationDeclineMutation>(DECLINE, { postId });
  const problems = problemsOf(answer.declineCoauthorship?.userErrors);
  if (problems.length === 0) reloadAt(answer.declineCoauthorship?.post?.path ?? '/');
  return problems;
}

const ACCEPT = graphql`
  mutation coauthorInvitationAcceptMutation($postId: ID!) {
    acceptCoauthorship(input: { postId: $postId }) {
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

const DECLINE = graphql`
  mutation coauthorInvitationDeclineMutation($postId: ID!) {
    declineCoauthorship(input: { postId: $postId }) {
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
