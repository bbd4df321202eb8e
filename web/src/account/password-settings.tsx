import { useRef, useState } from 'react';
import { Field, FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';

const FIELDS = ['currentPassword', 'newPassword'];

/** A new password. It ends all other sessions. */
export function PasswordSettings({ username }: { readonly username: string }) {
  const [isDone, setIsDone] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    setIsDone(false);
    const { body, problems: found } = await postJson('/api/auth/password', values);
    if (body !== null) {
      form.current?.reset();
      setIsDone(true);
    }
    return found;
  });
  return (
    <section aria-labelledby="password-heading" className="settings-part">
      <h2 id="password-heading">Password</h2>
      <form ref={form} method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={FIELDS} />
        <input type="hidden" name="username" value={username} autoComplete="username" />
        <Field
          name="currentPassword"
          label="Current password"
          type="password"
          autoComplete="current-password"
          required
          problems={problems}
        />
        <Field
          name="newPassword"
          label="New password"
          hint="At least 10 characters. All other browsers are signed out."
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Change the password
        </button>
        <p role="status">{isDone && 'The password was changed.'}</p>
      </form>
    </section>
  );
}
