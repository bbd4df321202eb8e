import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import type {
  userSignInLinkMutation,
  userSignInLinkMutation$data,
} from '../__generated__/userSignInLinkMutation.graphql.ts';
import { FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { Moment } from '../ui/moment.tsx';

type Made = NonNullable<userSignInLinkMutation$data['createSignInLink']>;

/** Makes a link with which a person takes over an account, such as an imported one. */
export function UserSignInLink({ userId }: { readonly userId: string }) {
  const [made, setMade] = useState<Made | null>(null);
  const { problems, isPending, onSubmit } = useForm(async () => {
    setMade(null);
    const { createSignInLink } = await mutate<userSignInLinkMutation>(CREATE, { userId });
    const found = problemsOf(createSignInLink?.userErrors);
    if (createSignInLink && found.length === 0) setMade(createSignInLink);
    return found;
  });
  return (
    <section aria-labelledby="sign-in-link-heading" className="settings-part">
      <h2 id="sign-in-link-heading">Sign-in link</h2>
      <p className="hint">
        With it a person takes over this account, once, and chooses a password. Links that were made
        before stop working.
      </p>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={[]} />
        <button type="submit" disabled={isPending}>
          Make a sign-in link
        </button>
        <div role="status">
          {made?.url && made.expiresAt && (
            <p>
              Give this link to the person and to nobody else; it is not shown again:{' '}
              <code className="secret">{made.url}</code>{' '}
              <span className="hint">
                It works until <Moment at={made.expiresAt} />.
              </span>
            </p>
          )}
        </div>
      </form>
    </section>
  );
}

const CREATE = graphql`
  mutation userSignInLinkMutation($userId: ID!) {
    createSignInLink(input: { userId: $userId }) {
      url
      expiresAt
      userErrors {
        message
        path
      }
    }
  }
`;
