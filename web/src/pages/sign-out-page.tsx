import { reloadAsOther } from '../account/next-path.ts';
import { FormProblems } from '../forms/field.tsx';
import { postJson } from '../forms/post-json.ts';
import { useForm } from '../forms/use-form.ts';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Where people sign out, by a button: a link alone could be opened by the page of another site. */
export default function SignOutPage() {
  usePageTitle('Sign out');
  const { problems, isPending, onSubmit } = useForm(async () => {
    const { body, problems: found } = await postJson('/api/auth/sign-out', {});
    if (body !== null) reloadAsOther('/');
    return found;
  });
  return (
    <div className="page form-page">
      <h1>Sign out</h1>
      <form method="post" className="form" onSubmit={onSubmit}>
        <FormProblems problems={problems} fields={[]} />
        <p>You can sign in again at any time.</p>
        <button type="submit" className="primary" disabled={isPending}>
          Sign out of this browser
        </button>
      </form>
    </div>
  );
}
