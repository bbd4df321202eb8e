import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import type { usernameSettingsMutation } from '../__generated__/usernameSettingsMutation.graphql.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';

interface UsernameSettingsProps {
  readonly username: string;
  readonly onChange: () => void;
}

/** What the address of the member's profile ends with, and what others write to mention them. */
export function UsernameSettings({ username, onChange }: UsernameSettingsProps) {
  const [isDone, setIsDone] = useState(false);
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    setIsDone(false);
    const input = { username: values['username'] ?? '' };
    const { changeUsername } = await mutate<usernameSettingsMutation>(CHANGE, { input });
    const found = problemsOf(changeUsername?.userErrors);
    if (found.length === 0) {
      setIsDone(true);
      onChange();
    }
    return found;
  });
  return (
    <section aria-labelledby="username-heading" className="settings-part">
      <h2 id="username-heading">Username</h2>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={['username']} />
        <Field
          name="username"
          label="Username"
          hint="Your former username still leads to your profile."
          defaultValue={username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          required
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Change the username
        </button>
        <p role="status">{isDone && 'The username was changed.'}</p>
      </form>
    </section>
  );
}

const CHANGE = graphql`
  mutation usernameSettingsMutation($input: ChangeUsernameInput!) {
    changeUsername(input: $input) {
      user {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`;
