import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link, useSearch } from 'wouter';
import type { signUpPageQuery } from '../__generated__/signUpPageQuery.graphql.ts';
import { type LinkFacts, useLinkFacts } from '../account/link-facts.ts';
import { nextPath } from '../account/next-path.ts';
import { ProviderLink } from '../account/provider-link.tsx';
import { SignUpForm } from '../account/sign-up-form.tsx';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Where people create an account, or take one over with a link. */
export default function SignUpPage() {
  const parameters = new URLSearchParams(useSearch());
  const link = parameters.get('link');
  const { site } = useLazyLoadQuery<signUpPageQuery>(
    graphql`
      query signUpPageQuery {
        site {
          signIn {
            hasPasswords
            hasSignUp
            providerName
          }
        }
      }
    `,
    {},
    useQueryOptions(),
  );
  const facts = useLinkFacts('/api/auth/link', link);
  usePageTitle('Create an account');
  if (!site.signIn) return <NotFound what="page" />;
  const { hasPasswords, hasSignUp, providerName } = site.signIn;
  const next = nextPath(parameters);
  const isOpen = link === null ? hasSignUp : facts?.isValid === true;
  return (
    <div className="page form-page">
      <h1>{facts?.username ? 'Take over your account' : 'Create an account'}</h1>
      {link === null && !hasSignUp && (
        <p>This site takes new members only with a link. Ask a moderator for one.</p>
      )}
      {link !== null && facts !== null && <AboutLink facts={facts} />}
      {isOpen && <ProviderLink name={providerName} next={next} link={link} />}
      {isOpen && hasPasswords && <SignUpForm next={next} link={link} facts={facts} />}
      <p>
        You have an account already? <Link href="/sign-in">Sign in</Link>
      </p>
    </div>
  );
}

function AboutLink({ facts: { isValid, username } }: { readonly facts: LinkFacts }) {
  if (!isValid) {
    return (
      <p className="failure" role="alert">
        This link was used, has expired, or is not complete. Ask for a new one.
      </p>
    );
  }
  return username === null ? (
    <p>With this link you become an administrator of the site.</p>
  ) : (
    <p>
      With this link the account <strong>@{username}</strong> becomes yours, with everything that it
      has written.
    </p>
  );
}
