import { useState } from 'react';
import { Link } from 'wouter';
import { Field, FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

const FIELDS = ['address'];

/** Where members ask for a link by e-mail with which they choose a new password. */
export default function LostPasswordPage() {
  const [isSent, setIsSent] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const { body, problems: found } = await postJson('/api/auth/lost-password', values);
    setIsSent(body !== null);
    return found;
  });
  usePageTitle('Lost password');
  return (
    <div className="page form-page">
      <h1>Lost password</h1>
      <p>
        Type the e-mail address that you confirmed in your settings. You get a link with which you
        choose a new password.
      </p>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={FIELDS} />
        <Field
          name="address"
          label="E-mail address"
          type="email"
          autoComplete="email"
          required
          problems={problems}
        />
        <button type="submit" className="primary" disabled={isPending}>
          Send the link
        </button>
        <p role="status">
          {isSent &&
            'If an account has this address, the link is on its way. It works for an hour.'}
        </p>
      </form>
      <p>
        <Link href="/sign-in">Back to signing in</Link>
      </p>
    </div>
  );
}
