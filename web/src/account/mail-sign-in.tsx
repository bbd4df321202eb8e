import { useState } from 'react';
import { Field, FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';
import { useLinkFacts } from './link-facts.ts';
import { reloadAsOther } from './next-path.ts';

const FIELDS = ['address'];

/** Sends a link that signs in to who has confirmed their e-mail address. */
export function MailSignIn() {
  const [isSent, setIsSent] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const { body, problems: found } = await postJson('/api/auth/mail-link', values);
    setIsSent(body !== null);
    return found;
  });
  return (
    <details>
      <summary>Sign in by e-mail</summary>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={FIELDS} />
        <Field
          name="address"
          label="E-mail address"
          hint="The one that you confirmed in your settings."
          type="email"
          autoComplete="email"
          required
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Send a link
        </button>
        <p role="status">
          {isSent &&
            'If an account has this address, the link is on its way. It works for 15 minutes.'}
        </p>
      </form>
    </details>
  );
}

/** Signs in with the link of an e-mail. A button, because programs open such links before people do. */
export function MailLinkForm({ link, next }: { readonly link: string; readonly next: string }) {
  const facts = useLinkFacts('/api/auth/mail-link/owner', link);
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { body, problems: found } = await postJson('/api/auth/mail-sign-in', { link });
    if (body !== null) reloadAsOther(next);
    return found;
  });
  if (facts === null) return <p role="status">The link is being checked …</p>;
  if (!facts.isValid) {
    return <p role="alert">This link was used, has expired, or is not complete.</p>;
  }
  return (
    <form method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={[]} />
      <p>
        The link is for the account <bdi>@{facts.username}</bdi>.
      </p>
      <button type="submit" className="primary" disabled={isPending}>
        Sign in
      </button>
    </form>
  );
}
