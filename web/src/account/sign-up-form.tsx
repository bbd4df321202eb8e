import { Field, FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';
import type { LinkFacts } from './link-facts.ts';
import { reloadAsOther } from './next-path.ts';

interface SignUpFormProps {
  readonly next: string;
  /** The secret of the link; null without one. */
  readonly link: string | null;
  readonly facts: LinkFacts | null;
}

const FIELDS = ['username', 'displayName', 'password'];

export function SignUpForm({ next, link, facts }: SignUpFormProps) {
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const { body, problems: found } = await postJson('/api/auth/sign-up', { ...values, link });
    if (body !== null) reloadAsOther(next);
    return found;
  });
  return (
    <form method="post" className="form" onSubmit={onSubmit}>
      <FormProblems problems={problems} fields={FIELDS} />
      {!facts?.username && (
        <>
          <Field
            name="username"
            label="Username"
            hint="Letters a to z, digits and single hyphens, at most 40. It is part of the address of your profile."
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            required
            problems={problems}
          />
          <Field
            name="displayName"
            label="Name to display (optional)"
            autoComplete="name"
            maxLength={80}
            problems={problems}
          />
        </>
      )}
      <Field
        name="password"
        label="Password"
        hint="At least 10 characters."
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
        problems={problems}
      />
      <button type="submit" className="primary" disabled={isPending}>
        {facts?.username ? 'Take over the account' : 'Create the account'}
      </button>
    </form>
  );
}
