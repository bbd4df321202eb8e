import { graphql } from 'react-relay/hooks';
import type {
  ClosedAccountTexts,
  closingSettingsMutation,
} from '../__generated__/closingSettingsMutation.graphql.ts';
import { Field, FormProblems } from '../forms/field.tsx';
import { mutate, problemsOf } from '../forms/mutate.ts';
import { useForm } from '../forms/use-form.ts';
import { reloadAsOther } from './next-path.ts';

/** Closes the account for good. */
export function ClosingSettings() {
  const { problems, isPending, onSubmit } = useForm(async (values) => {
    const input = {
      username: values['username'] ?? '',
      writing: values['writing'] as ClosedAccountTexts,
    };
    const { closeAccount } = await mutate<closingSettingsMutation>(CLOSE, { input });
    const found = problemsOf(closeAccount?.userErrors);
    if (found.length === 0) reloadAsOther('/');
    return found;
  });
  return (
    <section aria-labelledby="closing-heading" className="settings-part">
      <h2 id="closing-heading">Close the account</h2>
      <p className="hint">This cannot be undone. Your texts remain, with or without your name.</p>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={['username']} />
        <div className="field">
          <label>
            Your texts and profile{' '}
            <select name="writing" defaultValue="KEEP">
              <option value="KEEP">Stay under your name</option>
              <option value="ANONYMISE">Lose your name; the profile is emptied</option>
            </select>
          </label>
        </div>
        <Field
          name="username"
          label="Your username, to be sure"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          problems={problems}
        />
        <button type="submit" disabled={isPending}>
          Close the account for good
        </button>
      </form>
    </section>
  );
}

const CLOSE = graphql`
  mutation closingSettingsMutation($input: CloseAccountInput!) {
    closeAccount(input: $input) {
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
