import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link, useSearch } from 'wouter';
import type { signInPageQuery } from '../__generated__/signInPageQuery.graphql.ts';
import { MailLinkForm, MailSignIn } from '../account/mail-sign-in.tsx';
import { nextPath, reloadAsOther } from '../account/next-path.ts';
import { PasskeySignIn } from '../account/passkey-sign-in.tsx';
import { ProviderLink } from '../account/provider-link.tsx';
import { Field, FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';
import { useQueryOptions } from '../ui/attempt.ts';
import { NotFound } from '../ui/not-found.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Where people sign in. */
export default function SignInPage() {
  const parameters = new URLSearchParams(useSearch());
  const { site } = useLazyLoadQuery<signInPageQuery>(
    graphql`
      query signInPageQuery {
        site {
          signIn {
            hasPasswords
            hasSignUp
            providerName
            hasMail
          }
        }
      }
    `,
    {},
    useQueryOptions(),
  );
  usePageTitle('Sign in');
  if (!site.signIn) return <NotFound what="page" />;
  const { hasPasswords, hasSignUp, providerName, hasMail } = site.signIn;
  const next = nextPath(parameters);
  const link = parameters.get('link');
  if (link !== null) {
    return (
      <div className="page form-page">
        <h1>Sign in</h1>
        <MailLinkForm link={link} next={next} />
        <p>
          <Link href="/sign-in">Sign in another way</Link>
        </p>
      </div>
    );
  }
  return (
    <div className="page form-page">
      <h1>Sign in</h1>
      <ProviderFailure parameters={parameters} />
      <ProviderLink name={providerName} next={next} />
      {hasPasswords && <PasswordForm next={next} />}
      {hasPasswords && <PasskeySignIn next={next} />}
      {hasPasswords && hasMail && <MailSignIn />}
      {hasPasswords && hasSignUp && (
        <p>
          New here?{' '}
          <Link href={`/sign-up${next === '/' ? '' : `?${new URLSearchParams({ next })}`}`}>
            Create an account
          </Link>
        </p>
      )}
      {hasPasswords && hasMail && (
        <p>
          <Link href="/lost-password">I have lost my password</Link>
        </p>
      )}
      {hasPasswords && !hasMail && (
        <p className="hint">
          If you have lost your password, ask a moderator for a link with which you choose a new
          one.
        </p>
      )}
    </div>
  );
}

const FIELDS = ['username', 'password'];

function PasswordForm({ next }: { readonly next: string }) {
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const { body, problems: found } = await postJson('/api/auth/sign-in', values);
    if (body !== null) reloadAsOther(next);
    return found;
  });
  return (
    <form method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={FIELDS} />
      <Field
        name="username"
        label="Username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        problems={problems}
      />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        problems={problems}
      />
      <button type="submit" className="primary" disabled={isPending}>
        Sign in
      </button>
    </form>
  );
}

const PROVIDER_FAILURES: ReadonlyMap<string | null, string> = new Map([
  ['away', 'The provider does not answer. Try again in a few minutes.'],
  ['closed', 'This site takes new members only with a link. Ask a moderator for one.'],
]);

/** Why a user came back from the provider without an account. */
function ProviderFailure({ parameters }: { readonly parameters: URLSearchParams }) {
  if (!parameters.has('error')) return null;
  return (
    <p className="failure" role="alert">
      {PROVIDER_FAILURES.get(parameters.get('reason')) ?? 'Signing in did not work. Try again.'}
    </p>
  );
}
